import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Article } from '#shared/model/article.ts';
import { indexedTypes } from '#shared/model/choices.ts';
import { inLineOrder } from '../../lib/direction.ts';
import { text } from '../../lib/text.ts';
import styles from './mark-bar.module.css';
import { nameSelection } from './name-selection.ts';

interface NameFieldProps {
  article: Article;
  /** How often the words stand in the article. */
  count: number;
}

/** Asks as what the selection is added to the entities: the arrow keys or the first letter go among the types. */
export function NameField({ article, count }: NameFieldProps) {
  const [every, setEvery] = useState(true);
  const types = useRef<HTMLFieldSetElement>(null);
  useEffect(() => types.current?.querySelector('button')?.focus({ preventScroll: true }), []);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const buttons = [...(types.current?.querySelectorAll('button') ?? [])];
    const move = { ArrowRight: 1, ArrowLeft: -1 }[inLineOrder(event.key)];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const initial = buttons.find(({ textContent }) => textContent.toLowerCase().startsWith(event.key.toLowerCase()));
    const next =
      move === undefined ? initial : at < 0 ? undefined : buttons[(at + move + buttons.length) % buttons.length];
    if (event.key === 'Escape' || event.key === 'Tab') return;
    // No key of the window is meant while it asks.
    event.stopPropagation();
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of the buttons in it come through here
    <div className={styles.naming} onKeyDown={onKeyDown}>
      <fieldset ref={types} aria-label={text.reader.addAs}>
        {indexedTypes.map((type) => (
          <button
            key={type}
            type="button"
            data-type={type}
            onClick={() => void nameSelection(article, type, { every })}
          >
            {text.names.entityTypes[type]}
          </button>
        ))}
      </fieldset>
      <label>
        <input type="checkbox" checked={every} onChange={({ target }) => setEvery(target.checked)} />
        {text.reader.everyOccurrence(count)}
      </label>
    </div>
  );
}
