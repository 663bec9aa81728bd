import { useId, useState } from 'react';
import { dayInWords, formatDay } from '../lib/dates.ts';
import { exampleDay, readDay } from '../lib/read-day.ts';
import { locale, text } from '../lib/text.ts';
import styles from './day-field.module.css';

interface DayFieldProps {
  label: string;
  /** An ISO date without a time; empty for none. */
  value: string;
  onChange: (value: string) => void;
}

/**
 * A field for a day that is written as one writes it, in the window's language: the browser's own takes numbers in the order of
 * the system alone, and words for today. It says what it reads; what names no day changes nothing, and Escape takes back what
 * was written.
 */
export function DayField({ label, value, onChange }: DayFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const [before, setBefore] = useState(value);
  const [id, told] = [useId(), useId()];
  const shownAs = (day: string) => (day === '' ? '' : formatDay(day));
  const isWritten = typed !== null && typed !== shownAs(before);
  const read = isWritten && typed.trim() !== '' ? readDay(typed, locale) : '';

  function take(written: string): void {
    setTyped(written);
    const day = written.trim() === '' ? '' : readDay(written, locale);
    if (day !== null && day !== value) onChange(day);
  }

  return (
    <span className={styles.day}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        size={12}
        maxLength={40}
        // Escape takes back what is written first, and leads away then.
        data-day={isWritten ? undefined : ''}
        placeholder={text.common.anyDay}
        aria-invalid={read === null || undefined}
        aria-describedby={told}
        value={typed ?? shownAs(value)}
        onFocus={() => {
          setBefore(value);
          setTyped(shownAs(value));
        }}
        onChange={({ target }) => take(target.value)}
        onKeyDown={({ key }) => key === 'Escape' && isWritten && take(shownAs(before))}
        onBlur={() => setTyped(null)}
      />
      <output id={told}>
        {read === null ? text.common.writeDay(formatDay(exampleDay), exampleDay) : read !== '' && dayInWords(read)}
      </output>
    </span>
  );
}
