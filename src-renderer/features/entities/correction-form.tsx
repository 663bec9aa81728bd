import { type FormEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { indexedTypes } from '#shared/model/choices.ts';
import type { NewCorrection } from '#shared/model/correction.ts';
import type { EntityType } from '#shared/model/entity.ts';
import { correctEntity } from '../../api/entity-actions.ts';
import { later } from '../../lib/later.tsx';
import { keepKeys } from '../../lib/own-keys.ts';
import { text } from '../../lib/text.ts';
import { Button } from '../../ui/button.tsx';
import { Choices } from './choices.tsx';
import { type Correctable, type FormAction, isForAll, narrowScope, wordsOf } from './correcting.ts';
import styles from './correction-form.module.css';

const EntityPicker = later(async () => (await import('./entity-picker.tsx')).EntityPicker);

interface CorrectionFormProps {
  entity: Correctable;
  action: FormAction;
  /** The article in which the entity was met; null in the library. */
  here: string | null;
  /** Entities of the same article, which are offered first to be merged with. */
  others: readonly { type: EntityType; name: string }[];
  /** What was written before the form was there, or null. */
  typed?: () => string | null;
  /** With what was said, or null where it was given up. */
  onDone: (given: NewCorrection | null) => void;
}

/** Asks what a correction needs, and where it holds; Escape gives it up. */
export function CorrectionForm({ entity, action, here, others, typed, onDone }: CorrectionFormProps) {
  const narrow = narrowScope(entity, here);
  const [chosen, setChosen] = useState<boolean | null>(null);
  const [written, setWritten] = useState(action === 'rename' ? entity.name : '');
  // Not before this stands in the window: until then it is written elsewhere.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  useLayoutEffect(() => {
    const ahead = typed?.() ?? null;
    if (ahead !== null) setWritten(ahead);
  }, []);
  const isSent = useRef(false);
  /** Then another form may stand by the time that what was sent is kept. */
  const isGivenUp = useRef(false);
  const heading = useId();
  const hint = useId();
  const form = useRef<HTMLFormElement>(null);
  // The focus brings only its own field into view; under a last row the rest would stay below the edge.
  // Braces: Chromium answers with a promise, which is no way to take an effect back.
  useEffect(() => {
    form.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const ref = { type: entity.type, name: entity.name };
  const isWritten = action === 'rename' || action === 'alias';
  const everywhere = chosen ?? isForAll(entity, action, written);
  const articles = everywhere ? null : narrow;

  async function send(given: NewCorrection): Promise<void> {
    if (isSent.current) return;
    isSent.current = true;
    const made = await correctEntity(given, wordsOf(given));
    isSent.current = false;
    if (made !== null && !isGivenUp.current) onDone(given);
  }

  function giveUp(): void {
    isGivenUp.current = true;
    onDone(null);
  }

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    const name = written.trim();
    if (name === '' || (action === 'rename' && name === entity.name)) onDone(null);
    else if (action === 'rename') void send({ kind: 'rename', entity: ref, to: name, articles });
    else if (action === 'alias') void send({ kind: 'alias', entity: ref, alias: name, articles });
  }

  const scope = narrow !== null && (
    <select
      className={styles.scope}
      aria-label={text.correcting.whereItHolds}
      value={everywhere ? 'everywhere' : 'here'}
      onChange={({ target }) => setChosen(target.value === 'everywhere')}
    >
      <option value="here">
        {here !== null ? text.correcting.inThisArticle : text.correcting.inItsArticles(narrow.length)}
      </option>
      <option value="everywhere">{text.correcting.inEvery}</option>
    </select>
  );

  return (
    <form
      ref={form}
      className={styles.form}
      aria-labelledby={heading}
      onSubmit={onSubmit}
      onKeyDown={(event) => keepKeys(event, giveUp)}
    >
      <p id={heading} className={styles.heading}>
        {text.correcting.headings[action]}
      </p>
      {!isWritten && (
        <>
          <p id={hint} className={styles.told}>
            {text.correcting.atOnce}
          </p>
          {scope}
        </>
      )}
      {isWritten && (
        <input
          // biome-ignore lint/a11y/noAutofocus: the person asked to write it
          autoFocus
          className={styles.input}
          aria-labelledby={heading}
          value={written}
          maxLength={200}
          onFocus={({ target }) => target.select()}
          onChange={({ target }) => setWritten(target.value)}
        />
      )}
      {action === 'retype' && (
        <Choices
          label={heading}
          hint={hint}
          options={indexedTypes
            .filter((type) => type !== entity.type)
            .map((type) => ({ value: type, title: text.names.entityTypes[type] }))}
          onChoose={(to) => void send({ kind: 'retype', entity: ref, to, articles })}
        />
      )}
      {action === 'split' && (
        <Choices
          label={heading}
          hint={hint}
          options={entity.aliases.map((alias) => ({ value: alias, title: alias }))}
          onChoose={(alias) => void send({ kind: 'split', entity: ref, alias, articles })}
        />
      )}
      {action === 'merge' && (
        <EntityPicker
          of={ref}
          hint={hint}
          others={others}
          onPick={({ type, name }) => void send({ kind: 'merge', entity: ref, into: { type, name }, articles })}
        />
      )}
      {isWritten && scope}
      <div className={styles.buttons}>
        {isWritten && (
          <Button look="primary" type="submit">
            {action === 'rename' ? text.correcting.rename : text.correcting.addName}
          </Button>
        )}
        <Button look="quiet" onClick={giveUp}>
          {text.common.cancel}
        </Button>
      </div>
    </form>
  );
}
