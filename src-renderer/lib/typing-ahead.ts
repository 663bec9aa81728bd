import { isWriting } from './keys.ts';

/** The field of a note, and that of tags in the bar of a highlight. */
const fields = { note: '[data-card] textarea', tags: '[data-mark-bar] input' } as const;

type Field = HTMLInputElement | HTMLTextAreaElement;

/** Milliseconds after which a field that was asked for does not come any more. */
const longest = 5000;

let stop: (() => void) | null = null;

/**
 * Keeps what is typed from now on for the field that was just asked for, and writes it there once that has the keyboard: on a
 * busy machine it comes after the first letters, which would be taken for commands. Escape, another field or a press of the
 * pointer gives it up, and so does `endTypingAhead`.
 */
export function typeAhead(field: keyof typeof fields): void {
  if (stop !== null) return;
  let typed = '';
  const controller = new AbortController();
  const capture = { capture: true, signal: controller.signal };
  const timer = setTimeout(endTypingAhead, longest);
  stop = () => {
    clearTimeout(timer);
    controller.abort();
    stop = null;
  };
  const onKey = (event: KeyboardEvent): void => {
    const { key, ctrlKey, metaKey, altKey, target } = event;
    if (key === 'Escape' || isWriting(target)) {
      endTypingAhead();
      return;
    }
    const next = key.length === 1 ? typed + key : ({ Enter: `${typed}\n`, Backspace: typed.slice(0, -1) }[key] ?? null);
    // AltGr types signs as well, and is Control with Alt on Windows.
    const isCommand = (ctrlKey || metaKey || altKey) && !event.getModifierState('AltGraph');
    if (next === null || isCommand) return;
    typed = next;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const onFocus = ({ target }: FocusEvent): void => {
    if (!isWriting(target)) return;
    endTypingAhead();
    // The field puts its caret first.
    if (typed !== '' && (target as Element).matches(fields[field])) queueMicrotask(() => write(target as Field));
  };
  const write = ({ form }: Field): void => {
    // Enter ends a line of tags.
    const [line = '', ...rest] = field === 'tags' ? typed.split('\n') : [typed];
    document.execCommand('insertText', false, line);
    if (rest.length > 0) form?.requestSubmit();
  };
  window.addEventListener('keydown', onKey, capture);
  window.addEventListener('focusin', onFocus, capture);
  window.addEventListener('pointerdown', endTypingAhead, capture);
}

/** The field does not come: keys are commands again. */
export function endTypingAhead(): void {
  stop?.();
}
