import { useId, useState } from 'react';
import { dayInWords, formatDay } from '../lib/dates.ts';
import { exampleDay, readDay } from '../lib/read-day.ts';
import { locale, text } from '../lib/text.ts';

interface DayFieldProps {
  label: string;
  /** An ISO date without a time; empty for none. */
  value: string;
  onChange: (value: string) => void;
}

/**
 * A field for a day that is written as one writes it, in the window's language: the browser's own takes numbers in the order of
 * the system alone, and words for today. What names no day changes nothing; left, it shows the day again.
 */
export function DayField({ label, value, onChange }: DayFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = value === '' ? '' : formatDay(value);
  const isWritten = typed !== null && typed.trim() !== '' && typed !== shown;
  const read = isWritten ? readDay(typed, locale) : null;
  const told = useId();

  function take(written: string): void {
    setTyped(written);
    const day = written.trim() === '' ? '' : readDay(written, locale);
    if (day !== null && day !== value) onChange(day);
  }

  return (
    <label>
      {label}{' '}
      <input
        type="text"
        size={12}
        maxLength={40}
        // Escape takes back what is written first, and leads away then.
        data-day={isWritten ? undefined : ''}
        placeholder={text.common.anyDay}
        aria-invalid={(isWritten && read === null) || undefined}
        aria-describedby={told}
        value={typed ?? shown}
        onFocus={() => setTyped(shown)}
        onChange={({ target }) => take(target.value)}
        onKeyDown={({ key }) => key === 'Escape' && isWritten && setTyped(shown)}
        onBlur={() => setTyped(null)}
      />
      <output id={told}>
        {isWritten && (read === null ? text.common.writeDay(formatDay(exampleDay), exampleDay) : dayInWords(read))}
      </output>
    </label>
  );
}
