import { Pencil } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { EditableFact } from '#shared/model/article.ts';
import { dayInWords } from '../../lib/dates.ts';
import { text } from '../../lib/text.ts';
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
  const { fact, type, required, show } = kind;
  const label = text.info.facts[fact];
  const stored = (type === 'date' ? value?.slice(0, 10) : value) ?? '';
  const shown = value === null ? text.info.notStated : show(value);

  function edit(): void {
    setTyped(stored);
    setEditing(true);
  }

  function close(written: string | null): void {
    setEditing(false);
    if (written === null) return;
    const said = written.trim() === '' ? null : written.trim();
    if (written.trim() !== stored && !(required && said === null)) onChange(said);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if ((event.key !== 'Enter' && event.key !== 'Escape') || event.nativeEvent.isComposing) return;
    event.stopPropagation();
    event.preventDefault();
    const { value: written, validity } = event.currentTarget;
    close(event.key === 'Enter' && validity.valid ? written : null);
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
              type={type}
              dir="auto"
              min={type === 'date' ? '1800-01-01' : undefined}
              max={type === 'date' ? '2100-12-31' : undefined}
              maxLength={type === 'date' ? undefined : 500}
              defaultValue={stored}
              onInput={({ currentTarget }) => setTyped(currentTarget.value)}
              onFocus={({ target }) => type === 'text' && target.select()}
              onKeyDown={onKeyDown}
              onBlur={({ target }) => close(target.validity.valid ? target.value : null)}
            />
            {/* The browser orders the numbers as the system does, whatever the window's language. */}
            {type === 'date' && <output>{dayInWords(typed)}</output>}
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
