import { partsOf } from '#shared/commands/key-bindings.ts';

export const isMac: boolean = /Mac/.test(navigator.platform);

const names: Readonly<Record<string, string>> = {
  $mod: isMac ? '⌘' : 'Ctrl',
  Shift: isMac ? '⇧' : 'Shift',
  Alt: isMac ? '⌥' : 'Alt',
  Delete: 'Del',
  Backspace: '⌫',
  Enter: '↵',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
};

/** The caps of a tinykeys binding as a person reads them: `$mod+Shift+z` gives Ctrl, Shift, Z. */
export function keyCaps(binding: string): string[] {
  return binding.split(' ').flatMap((press) => {
    const parts = partsOf(press);
    const held = parts.length > 1;
    return parts.map(
      (part) => names[part] ?? (held && part.length === 1 ? part.toUpperCase() : part.replace(/^(?:Key|Digit)(?=.$)/, '')),
    );
  });
}

/** Whether keys typed now are text: single-letter commands must not take them. */
export function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable || target.matches('input:not([type=range],[type=radio],[type=checkbox]), textarea, select')
  );
}
