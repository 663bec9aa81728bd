import { isMac, isWriting } from './keys.ts';

/** Milliseconds after which the next key is a new thought, and a command again. */
const pause = 1500;
/** Milliseconds after which the reason is given again, so that it stays as long as one types. */
const sayAgain = 1000;

/** Beside characters, what is pressed within a sentence. */
const within: ReadonlySet<string> = new Set(['Enter', 'Backspace', 'Shift', 'CapsLock', 'AltGraph', 'Dead', 'Process']);

interface Typing {
  readonly say: () => void;
  /** When its last key was, and when the reason was given last; in milliseconds of `performance.now()`. */
  lastKey: number;
  said: number;
}

let typing: Typing | null = null;

/**
 * Says that a key which asks to write was refused: what is typed right after it was meant for the field, and is not carried
 * out as commands. `say` gives the reason with the first letter. A pause, a press of the pointer, and any key that is no part
 * of a sentence end it.
 */
export function typeInVain(say: () => void): void {
  typing = { say, lastKey: performance.now(), said: Number.NEGATIVE_INFINITY };
}

/** Listens for what is typed in vain; called once, before anything else that takes keys. Gives the function that stops it. */
export function watchTyping(): () => void {
  const controller = new AbortController();
  const capture = { capture: true, signal: controller.signal };
  window.addEventListener('keydown', onKey, capture);
  window.addEventListener('pointerdown', end, capture);
  return () => controller.abort();
}

function end(): void {
  typing = null;
}

function onKey(event: KeyboardEvent): void {
  if (typing === null) return;
  const { key, target } = event;
  const isCharacter = key.length === 1;
  // AltGr types signs as well, and is Control with Alt on Windows; on a Mac, Option does.
  const isAlt = event.altKey && !(isMac && isCharacter);
  const isCommand = (event.ctrlKey || event.metaKey || isAlt) && !event.getModifierState('AltGraph');
  const isPart = (isCharacter || within.has(key)) && !isCommand && !isWriting(target);
  const now = performance.now();
  const hasBegun = typing.said > Number.NEGATIVE_INFINITY;
  // No sentence begins with a new line: that is for what has the keyboard.
  if (!isPart || now - typing.lastKey > pause || (!hasBegun && (key === 'Enter' || key === 'Backspace'))) {
    end();
    return;
  }
  typing.lastKey = now;
  if (!isCharacter && key !== 'Enter' && key !== 'Backspace') return;
  event.preventDefault();
  event.stopImmediatePropagation();
  // A key that is held has been answered.
  if ((event.repeat && !hasBegun) || now - typing.said < sayAgain) return;
  typing.said = now;
  typing.say();
}
