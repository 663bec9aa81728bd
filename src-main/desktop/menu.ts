import type { MenuItemConstructorOptions } from 'electron';
import { type Command, type MenuName, menus } from '#shared/commands/catalogue.ts';
import { commandTitle } from '#shared/commands/command-title.ts';
import { partsOf } from '#shared/commands/key-bindings.ts';
import type { Messages } from '#shared/messages/messages.ts';
import type { Settings } from '#shared/model/settings.ts';

const separator: MenuItemConstructorOptions = { type: 'separator' };

/** tinykeys' name of a modifier -> Electron's. */
const modifiers: Readonly<Record<string, string>> = {
  $mod: 'CommandOrControl',
  Control: 'Control',
  Meta: 'Super',
  Alt: 'Alt',
  Shift: 'Shift',
};

/**
 * Electron's accelerator of a tinykeys key, or null for one that is also typing: a sequence, a single key, or one with
 * Shift or Alt alone. macOS registers every accelerator that is given, so those never become one.
 */
export function acceleratorOf(key: string): string | null {
  const parts = partsOf(key);
  const last = nameOfKey(parts.at(-1) ?? '');
  const held = parts.slice(0, -1);
  if (
    key.includes(' ') ||
    last === '' ||
    !held.some((name) => name === '$mod' || name === 'Control' || name === 'Meta')
  ) {
    return null;
  }
  return [...held.map((name) => modifiers[name] ?? name), last.length === 1 ? last.toUpperCase() : last].join('+');
}

/** A key by its place on the keyboard, and what Electron calls otherwise. */
function nameOfKey(key: string): string {
  return key === '+' ? 'Plus' : key.replace(/^(?:Key|Digit)(?=.$)|^Arrow/, '');
}

/** A key that is no accelerator, as a person reads it: `f` -> `F`, `Alt+Digit1` -> `Alt+1`, `g e` -> `G then E`. */
function shownKey(key: string): string {
  const steps = key
    .split(' ')
    .map((step) => (step.length === 1 ? step.toUpperCase() : step.replace(/\b(?:Key|Digit)(?=.$)/, '')));
  return steps.join(' then ');
}

/**
 * The application menu from the command catalogue, with the system's own entries where they belong. A choice calls
 * `send` with the command's id. Keys stay with the page, which knows whether text is being written: accelerators are
 * shown without being registered, and on macOS, which registers them all the same, the page gets a key first and
 * the menu only what the page did not take.
 */
export function menuTemplate(
  commands: readonly Command[],
  text: Pick<Messages, 'commands' | 'menus'>,
  platform: NodeJS.Platform,
  send: (id: string) => void,
  developerTools: boolean,
  colorNames: Settings['colorNames'] = {},
): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin';

  const item = ({ id, keys }: Command): MenuItemConstructorOptions => {
    const [key] = keys;
    const accelerator = key === undefined ? null : acceleratorOf(key);
    const suffix = key === undefined || accelerator !== null ? '' : ` (${shownKey(key)})`;
    return {
      id,
      // A single & marks the access key of an entry.
      label: `${commandTitle(id, text, colorNames)}${suffix}`.replaceAll('&', '&&'),
      ...(accelerator === null ? {} : { accelerator, registerAccelerator: false }),
      click: () => send(id),
    };
  };

  const system: Readonly<Partial<Record<MenuName, MenuItemConstructorOptions[]>>> = {
    File: [separator, mac ? { role: 'close' } : { role: 'quit' }],
    // Not pasteAndMatchStyle: its key is that of "Import from clipboard".
    Edit: [separator, { role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }],
    View: [
      separator,
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      separator,
      { role: 'togglefullscreen' },
      ...(developerTools ? [{ role: 'toggleDevTools' } as const] : []),
    ],
    ...(mac ? {} : { Help: [separator, { role: 'about' }] }),
  };

  const menuOf = (name: MenuName): MenuItemConstructorOptions => ({
    label: text.menus[name],
    ...(name === 'Help' ? { role: 'help' } : {}),
    submenu: [...commands.filter((command) => command.menu === name).map(item), ...(system[name] ?? [])],
  });

  const beforeHelp = menus.filter((name) => name !== 'Help').map(menuOf);
  return [...(mac ? [{ role: 'appMenu' } as const] : []), ...beforeHelp, { role: 'windowMenu' }, menuOf('Help')];
}
