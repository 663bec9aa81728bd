import { useId, useState } from 'react';
import type { TagUse } from '#shared/model/tag.ts';
import { restOf, tagKey, tagProblem, tidyTag } from '#shared/model/tag-names.ts';
import { keepKeys } from '../../../lib/own-keys.ts';
import { text } from '../../../lib/text.ts';
import styles from './tags-section.module.css';

interface TagNameFormProps {
  tag: string;
  uses: readonly TagUse[];
  /** With the new name, or null where it was given up. */
  onDone: (name: string | null) => void;
  /** The keyboard has gone elsewhere. */
  onLeave: () => void;
}

/** A new name for a tag, in the place of its row; says what it would do before it is done. */
export function TagNameForm({ tag, uses, onDone, onLeave }: TagNameFormProps) {
  const [written, setWritten] = useState(tag);
  const hint = useId();
  const name = tidyTag(written);
  const isSame = name === tag;
  const into = uses.find((use) => tagKey(use.tag) === tagKey(name) && tagKey(name) !== tagKey(tag));
  const isUnderItself = tagKey(name) !== tagKey(tag) && restOf(name, tag) !== null;
  const problem = tagProblem(name, text.tagProblems) ?? (isUnderItself ? text.library.underItself : null);
  const words = problem ?? (into === undefined ? text.library.slashNests : text.library.mergesInto(into.tag));

  return (
    <form
      className={styles.form}
      onKeyDown={(event) => keepKeys(event, () => onDone(null))}
      onSubmit={(event) => {
        event.preventDefault();
        if (problem === null) onDone(isSame ? null : name);
      }}
    >
      <input
        // biome-ignore lint/a11y/noAutofocus: the person asked to write it
        autoFocus
        aria-label={text.library.newTagName(tag)}
        aria-describedby={hint}
        aria-invalid={problem !== null}
        autoComplete="off"
        dir="auto"
        value={written}
        maxLength={200}
        onFocus={({ target }) => target.select()}
        onChange={({ target }) => setWritten(target.value)}
        onBlur={() => document.hasFocus() && onLeave()}
      />
      <p id={hint} className={problem === null ? styles.hint : styles.problem} aria-live="polite">
        {words}
      </p>
    </form>
  );
}
