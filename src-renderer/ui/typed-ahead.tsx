import type { KeyboardEvent } from 'react';

/** What was typed before what it is meant for was there; null for nothing. */
let typed: string | null = null;

/** Gives it, once: what takes the keyboard next asks as it does. */
export function takeTyped(): string | null {
  const taken = typed;
  typed = null;
  return taken;
}

interface TypedAheadProps {
  label: string;
  onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void;
}

/** Has the keyboard while what is asked for is loaded: its first letters are no commands, and are not lost. */
export function TypedAhead({ label, onKeyDown }: TypedAheadProps) {
  return (
    <input
      className="visually-hidden"
      // biome-ignore lint/a11y/noAutofocus: it was asked for to type in it
      autoFocus
      aria-label={label}
      // What was given up before is not meant.
      onFocus={takeTyped}
      onKeyDown={onKeyDown}
      onChange={({ target }) => {
        typed = target.value;
      }}
    />
  );
}
