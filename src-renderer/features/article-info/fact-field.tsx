import { Pencil } from 'lucide-react';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import type { EditableFact } from '#shared/model/article.ts';
import { dayInWords, formatDay } from '../../lib/dates.ts';
import { exampleDay, readDay } from '../../lib/read-day.ts';
import { locale, text } from '../../lib/text.ts';
import styles from './article-info.module.css';

export interface FactKind {
  readonly fact: EditableFact;
  readonly type: 'text' | 'date';
  /** Whether it may not be left empty. */
  readonly required: boolean;
  readonly show: (value: string) => string;
}

interface FactFieldProps {
  kind: FactKind;
  value: string | null;
  /** Why it is only a guess; null when it is none. */
  guess: string | null;
  onChange: (value: string | null) => void;
}

/** A fact that is put right where it stands, its value being the button for it: Enter or going on keeps the correction, Escape takes it back. */
export function FactField({ kind, value, guess, onChange }: FactFieldProps) {
  const [editing, setEditing] = useState(false);
  const [typed, setTyped] = useState('');
  const button = useRef<HTMLButtonElement>(null);
  const told = useId();
  const { fact, type, required, show } = kind;
  const label = text.info.facts[fact];
  const isDay = type === 'date';
  const stored = (isDay ? value?.slice(0, 10) : value) ?? '';
  const read = (written: string) => (isDay && written.trim() !== '' ? readDay(written, locale) : written.trim());
  const shown = value === null ? text.info.notStated : show(value);

  function edit(): void {
    setTyped(isDay && stored !== '' ? formatDay(stored) : stored);
    setEditing(true);
  }

  function close(written: string | null): void {
    setEditing(false);
    const said = written === null ? null : read(written);
    if (said === null || said === stored || (required && said === '')) return;
    onChange(said === '' ? null : said);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if ((event.key !== 'Enter' && event.key !== 'Escape') || event.nativeEvent.isComposing) return;
    event.stopPropagation();
    event.preventDefault();
    const written = event.currentTarget.value;
    // What names no day stays to be written anew; Escape takes it back.
    if (event.key === 'Enter' && read(written) === null) return;
    close(event.key === 'Enter' ? written : null);
    requestAnimationFrame(() => button.current?.focus());
  }

  return (
    <div>
      <dt>{label}</dt>
      <dd className={styles.fact}>
        {editing ? (
          <div className={styles.editing}>
            <input
              // biome-ignore lint/a11y/noAutofocus: the person asked to change this fact
              autoFocus
              aria-label={label}
              dir="auto"
              maxLength={500}
              aria-invalid={read(typed) === null || undefined}
              aria-describedby={isDay ? told : undefined}
              value={typed}
              onChange={({ target }) => setTyped(target.value)}
              onFocus={({ target }) => target.select()}
              onKeyDown={onKeyDown}
              onBlur={({ target }) => close(target.value)}
            />
            {isDay && <output id={told}>{dayTold(read(typed))}</output>}
          </div>
        ) : (
          <button
            ref={button}
            type="button"
            className={styles.value}
            title={text.info.change[fact]}
            aria-label={`${text.info.change[fact]}: ${shown}`}
            aria-description={guess ?? undefined}
            onClick={edit}
          >
            <span dir="auto">
              {value === null ? <span className={styles.none}>{shown}</span> : shown}
              {guess !== null && (
                <>
                  {' '}
                  <span className={styles.guess} title={guess}>
                    {text.info.guessed}
                  </span>
                </>
              )}
            </span>
            <Pencil aria-hidden />
          </button>
        )}
      </dd>
    </div>
  );
}

/** The day that is meant, with its month in full, or how one is written. */
function dayTold(day: string | null): string | null {
  if (day === '') return null;
  return day === null ? text.common.writeDay(formatDay(exampleDay), exampleDay) : dayInWords(day);
}
