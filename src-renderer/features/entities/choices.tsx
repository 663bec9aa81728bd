import { type KeyboardEvent, useEffect, useRef } from 'react';
import styles from './correction-form.module.css';

interface ChoicesProps<T extends string> {
  /** Id of the element that says what is chosen. */
  label: string;
  /** Id of what there is to know before it is. */
  hint: string;
  options: readonly { value: T; title: string }[];
  onChoose: (value: T) => void;
}

/** A few buttons of which one is chosen: the arrow keys go among them, Enter chooses. */
export function Choices<T extends string>({ label, hint, options, onChoose }: ChoicesProps<T>) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => list.current?.querySelector('button')?.focus(), []);

  function onKeyDown(event: KeyboardEvent): void {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move === undefined) return;
    event.preventDefault();
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    buttons[buttons.indexOf(event.target as HTMLButtonElement) + move]?.focus();
  }

  return (
    <ul ref={list} className={styles.choices} aria-labelledby={label} onKeyDown={onKeyDown}>
      {options.map(({ value, title }) => (
        <li key={value}>
          <button type="button" aria-describedby={hint} onClick={() => onChoose(value)}>
            {title}
          </button>
        </li>
      ))}
    </ul>
  );
}
