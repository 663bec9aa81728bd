import type { MenuItemConstructorOptions } from 'electron';
import type { StepTitles } from '#core/host.ts';
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
function shownKey(key: string, nextKey: string): string {
  const steps = key
    .split(' ')
    .map((step) => (step.length === 1 ? step.toUpperCase() : step.replace(/\b(?:Key|Digit)(?=.$)/, '')));
  return steps.join(` ${nextKey} `);
}

/** The parts of a menu beside the commands. */
export interface MenuParts {
  readonly platform: NodeJS.Platform;
  readonly text: Pick<Messages, 'commands' | 'desktop' | 'menus'>;
  /** What a person calls the colours. */
  readonly colorNames: Settings['colorNames'];
  /** What undo and redo would do in the window that is in front. */
  readonly steps: StepTitles;
  /** A choice, by the command's id. */
  readonly send: (id: string) => void;
  /** Asks about updates; null where there is nowhere to look. */
  readonly onUpdates: (() => void) | null;
  readonly developerTools: boolean;
}

type Role = keyof Messages['desktop']['roles'];

/**
 * The application menu from the command catalogue, with the system's own entries where they belong, all in one language:
 * Electron would give its own entries English names. Keys stay with the page, which knows whether text is being written:
 * accelerators are shown without being registered, and on macOS, which registers them all the same, the page gets a key
 * first and the menu only what the page did not take.
 */
export function menuTemplate(
  commands: readonly Command[],
  { platform, text, colorNames, steps, send, onUpdates, developerTools }: MenuParts,
): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin';
  const { desktop } = text;
  const role = (name: Role): MenuItemConstructorOptions => ({ role: name, label: desktop.roles[name] });

  const stepTitles = new Map([
    ['edit.undo', steps.undo],
    ['edit.redo', steps.redo],
  ]);
  const item = ({ id, keys }: Command): MenuItemConstructorOptions => {
    const [key] = keys;
    const accelerator = key === undefined ? null : acceleratorOf(key);
    const suffix = key === undefined || accelerator !== null ? '' : ` (${shownKey(key, desktop.nextKey)})`;
    return {
      id,
      // A single & marks the access key of an entry.
      label: `${stepTitles.get(id) ?? commandTitle(id, text, colorNames)}${suffix}`.replaceAll('&', '&&'),
      ...(accelerator === null ? {} : { accelerator, registerAccelerator: false }),
      click: () => send(id),
    };
  };

  const updates = onUpdates === null ? [] : [{ id: 'updates', label: desktop.updates, click: onUpdates }];
  const recent: MenuItemConstructorOptions = {
    ...role('recentDocuments'),
    submenu: [role('clearRecentDocuments')],
  };
  const system: Readonly<Partial<Record<MenuName, MenuItemConstructorOptions[]>>> = {
    // Windows keeps what was used last in the task bar, Linux has no place for it.
    File: [separator, ...(mac ? [recent, separator] : []), role('close'), ...(mac ? [] : [role('quit')])],
    // Not pasteAndMatchStyle: its key is that of "Import from clipboard".
    Edit: [separator, role('cut'), role('copy'), role('paste'), role('selectAll')],
    View: [
      separator,
      role('resetZoom'),
      role('zoomIn'),
      // Electron's own key for it is Ctrl and plus, which most keyboards have on = with Shift.
      ...(mac ? [] : [{ ...role('zoomIn'), accelerator: 'CommandOrControl+=', visible: false }]),
      role('zoomOut'),
      separator,
      role('togglefullscreen'),
      ...(developerTools ? [role('toggleDevTools')] : []),
    ],
    ...(mac ? {} : { Help: [separator, ...updates, role('about')] }),
  };

  const menuOf = (name: MenuName): MenuItemConstructorOptions => ({
    label: text.menus[name],
    ...(name === 'Help' ? { role: 'help' } : {}),
    submenu: [...commands.filter((command) => command.menu === name).map(item), ...(system[name] ?? [])],
  });

  const appMenu: MenuItemConstructorOptions = {
    label: 'Postil',
    submenu: [
      role('about'),
      ...updates,
      separator,
      role('services'),
      separator,
      role('hide'),
      role('hideOthers'),
      role('unhide'),
      separator,
      role('quit'),
    ],
  };
  const windowMenu: MenuItemConstructorOptions = {
    // On macOS this role has the system list the open windows below.
    role: 'window',
    label: desktop.windowMenu,
    submenu: [role('minimize'), ...(mac ? [role('zoom'), separator, role('front')] : [])],
  };
  const beforeHelp = menus.filter((name) => name !== 'Help').map(menuOf);
  return [...(mac ? [appMenu] : []), ...beforeHelp, windowMenu, menuOf('Help')];
}
