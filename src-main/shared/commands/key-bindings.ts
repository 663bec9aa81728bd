import { type Command, commands } from './catalogue.ts';

/** The keys that a person gave to commands, by their ids; a command that is not in it has those of the catalogue. */
export type OwnKeys = Readonly<Record<string, readonly string[]>>;

/** What of a KeyboardEvent says which keys are down. */
export interface KeyPress {
  readonly key: string;
  /** The key by its place on the keyboard, such as `KeyA`, whatever is printed on it. */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const modifierKeys = new Set([
  'Shift',
  'Control',
  'Alt',
  'Meta',
  'AltGraph',
  'CapsLock',
  'Dead',
  'Process',
  'Unidentified',
]);

/** A sign such as / or ? takes Shift on some keyboards and none on others: Shift does not tell it from itself. */
export const isSign = (key: string): boolean => /^[^\p{L}\p{N}\s]$/u.test(key);

/**
 * Keys that are pressed as tinykeys names them, `$mod+Shift+f`; null while only keys are down that are held with others, and for
 * what makes no sign, as a dead key. `$mod` is Cmd on a Mac and Ctrl elsewhere.
 */
export function bindingOf(press: KeyPress, isMac: boolean): string | null {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey } = press;
  if (modifierKeys.has(key) && !(key === 'Dead' && altKey)) return null;
  // With Alt a Mac writes another sign: only the key itself tells which one it is.
  const printed = altKey && /^(?:Key[A-Z]|Digit\d)$/.test(code) ? code : key === ' ' ? 'Space' : key;
  const held = [
    (isMac ? metaKey : ctrlKey) && '$mod',
    (isMac ? ctrlKey : metaKey) && (isMac ? 'Control' : 'Meta'),
    altKey && 'Alt',
    shiftKey && !(isSign(printed) && !ctrlKey && !metaKey && !altKey) && 'Shift',
  ].filter((name) => name !== false);
  const isLetter = /^\p{L}$/u.test(printed);
  const last = !isLetter ? printed : shiftKey && held.length === 1 ? printed.toUpperCase() : printed.toLowerCase();
  return [...held, last].join('+');
}

/** The same for two ways to write the same keys: `Alt+Digit1` and `Alt+1`, `Shift+?` and `?`, `$mod+Shift+Z`. */
export function canonicalKeys(binding: string): string {
  const parts = partsOf(binding);
  const last = (parts.at(-1) ?? '').replace(/^(?:Key|Digit)(?=.$)/, '').toLowerCase();
  const held = parts.slice(0, -1).sort();
  return [...(isSign(last) && held.join() === 'Shift' ? [] : held), last].join('+');
}

/** The keys that are held and the last one; `$mod++` are Ctrl and the plus key. */
export function partsOf(binding: string): string[] {
  if (binding === '+') return ['+'];
  return binding.endsWith('++') ? [...binding.slice(0, -2).split('+'), '+'] : binding.split('+');
}

/** What moves, leaves or writes wherever the keyboard is; a command that took it would take it from all of them. */
const taken: ReadonlySet<string> = new Set(
  [
    ...['Escape', 'Tab', 'Shift+Tab', 'Space', 'Shift+Space', 'ContextMenu', 'Shift+F10'],
    ...['Arrow', 'Shift+Arrow', '$mod+Arrow', '$mod+Shift+Arrow'].flatMap((keys) =>
      ['Up', 'Down', 'Left', 'Right'].map((way) => keys + way),
    ),
    ...['Home', 'End', 'PageUp', 'PageDown', '$mod+Home', '$mod+End', '$mod+Enter', 'Shift+Enter'],
    ...['$mod+a', '$mod+c', '$mod+v', '$mod+x', '$mod+q', '$mod+w', '$mod+t', '$mod+n', '$mod+Tab'],
  ].map(canonicalKeys),
);

/** Whether a command may have these keys: not those that move, leave, copy or close everywhere. */
export function isFree(binding: string): boolean {
  return !taken.has(canonicalKeys(binding));
}

/**
 * The catalogue with the keys that a person gave. Keys given to one command are no other's: a command that has them by the
 * catalogue alone loses them as long as they are given. So no two commands answer the same keys unless the catalogue says so.
 */
export function commandsWith(own: OwnKeys): Command[] {
  const given = new Map<string, string>();
  for (const { id } of commands) {
    for (const binding of own[id] ?? []) if (!given.has(canonicalKeys(binding))) given.set(canonicalKeys(binding), id);
  }
  return commands.map(
    (command: Command): Command => ({
      ...command,
      keys: (own[command.id] ?? command.keys).filter((binding) => {
        const owner = given.get(canonicalKeys(binding));
        return owner === undefined || owner === command.id;
      }),
    }),
  );
}

/** The other command that has these keys now, or null. */
export function holderOf(binding: string, id: string, own: OwnKeys): Command | null {
  const wanted = canonicalKeys(binding);
  const has = ({ keys }: Command) => keys.some((each) => canonicalKeys(each) === wanted);
  return commandsWith(own).find((command) => command.id !== id && has(command)) ?? null;
}

/** How many keys a command can be given. */
export const mostKeys = 2;

/** Gives a command these keys in place of all it had, and takes them from any other that they were given to. */
export function withKeys(own: OwnKeys, id: string, bindings: readonly string[]): Record<string, string[]> {
  const given = new Set(bindings.map(canonicalKeys));
  const others = Object.entries(own).map(([other, theirs]) => [
    other,
    theirs.filter((each) => !given.has(canonicalKeys(each))),
  ]);
  return { ...Object.fromEntries(others), [id]: [...bindings] };
}

/** The keys of a command where one of them becomes another; null takes it away, a place behind the last adds one. */
export function keysWith(keys: readonly string[], at: number, binding: string | null): string[] {
  const others = keys.filter((each, place) => place !== at && canonicalKeys(each) !== canonicalKeys(binding ?? ''));
  return binding === null ? others : [...others.slice(0, at), binding, ...others.slice(at)];
}

/** The keys of the catalogue for a command again; what others were given stays theirs. */
export function withoutKeys(own: OwnKeys, id: string): Record<string, string[]> {
  const { [id]: _, ...rest } = withKeys(own, id, []);
  return rest;
}
