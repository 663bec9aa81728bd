import { canonicalKeys, partsOf } from '#shared/commands/key-bindings.ts';
import { fold } from '#shared/finding/fold.ts';
import { text } from './text.ts';

export const isMac: boolean = /Mac/.test(navigator.platform);

const onMac: Readonly<Record<string, string>> = { $mod: '⌘', Shift: '⇧', Alt: '⌥' };

const signs: Readonly<Record<string, string>> = {
  ...(isMac && onMac),
  Backspace: '⌫',
  Enter: '↵',
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
      (part) =>
        nameOf(part) ?? (held && part.length === 1 ? part.toUpperCase() : part.replace(/^(?:Key|Digit)(?=.$)/, '')),
    );
  });
}

/** As it stands on the key, where that is no single letter. */
function nameOf(part: string): string | undefined {
  const caps: Readonly<Record<string, string>> = text.keys.caps;
  return signs[part] ?? caps[part];
}

/** Whether keys typed now are text: single-letter commands must not take them. */
export function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable || target.matches('input:not([type=range],[type=radio],[type=checkbox]), textarea, select')
  );
}

/** Whether a key belongs to a menu or a dialog that is open over the page. */
export function isInPopup(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="menu"], [role="dialog"]') !== null;
}

/** Keys as one word: `Ctrl+K`, `⌘K`. */
export function capsOf(binding: string): string {
  return keyCaps(binding).join(isMac ? '' : '+');
}

/** Whether three keys or more follow each other as signs do, as 1 to 8 or a to d: their ends tell them all. */
export function isRun(bindings: readonly string[]): boolean {
  const codes = bindings.map((binding) => (binding.length === 1 ? binding.charCodeAt(0) : Number.NaN));
  return codes.length > 2 && codes.every((code, at) => code === (codes[0] ?? 0) + at);
}

/** Whether words that were typed mean something of this title: a part of it, or one of its keys, whole and in any spelling. */
export function isKeyMeant(words: string, title: string, keys: readonly string[]): boolean {
  const wanted = fold(words).text.trim();
  const isKey = (each: string) => [canonicalKeys(each), capsOf(each)].some((way) => fold(way).text === wanted);
  return fold(title).text.includes(wanted) || keys.some(isKey);
}
