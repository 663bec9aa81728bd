import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, test } from 'vitest';
import { commands, menus } from '#shared/commands/catalogue.ts';
import { de } from '#shared/messages/de.ts';
import { en } from '#shared/messages/en.ts';
import { contextMenuTemplate } from '../../src-main/desktop/context-menu.ts';
import { acceleratorOf, type MenuParts, menuTemplate } from '../../src-main/desktop/menu.ts';

const platforms = ['linux', 'win32', 'darwin'] as const;
const parts: MenuParts = {
  platform: 'linux',
  text: en,
  colorNames: {},
  steps: { undo: null, redo: null },
  send: () => {},
  onUpdates: null,
  developerTools: false,
};

function items(template: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return template.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? items(item.submenu) : [])]);
}

function labels(template: readonly MenuItemConstructorOptions[]): string[] {
  return template.flatMap(({ label }) => (label === undefined ? [] : [label]));
}

describe.each(platforms)('the menu on %s', (platform) => {
  const sent: string[] = [];
  const template = menuTemplate(commands, { ...parts, platform, send: (id) => sent.push(id) });
  const all = items(template);

  test.each(commands.map((command) => [command.id, command] as const))('has %s with its key', (id, command) => {
    const menu = template.find(({ label }) => label === command.menu);
    const found = items([menu ?? {}]).filter((item) => item.id === id);
    expect(found).toHaveLength(1);
    const [item] = found;
    const [key] = command.keys;
    expect(item?.label).toContain(en.commands[command.id]);
    if (key === undefined) {
      expect(item?.label).toBe(en.commands[command.id]);
      expect(item?.accelerator).toBeUndefined();
    } else if (item?.accelerator === undefined) {
      expect(item?.label).toMatch(/ \(.+\)$/);
    }
    sent.length = 0;
    item?.click?.(undefined as never, undefined, undefined as never);
    expect(sent).toEqual([id]);
  });

  test('takes no key that a person types', () => {
    for (const { accelerator, registerAccelerator, role, visible } of all) {
      // Electron has one key for a role, and the second of zooming in stands in an entry that nobody sees.
      if (role !== undefined) expect(accelerator).toBe(visible === false ? 'CommandOrControl+=' : undefined);
      if (accelerator === undefined || role !== undefined) continue;
      expect(accelerator).toMatch(/^CommandOrControl\+/);
      expect(registerAccelerator).toBe(false);
    }
  });

  test('has the catalogue in its order and the roles of the system', () => {
    const middle = menus.filter((name) => name !== 'Help');
    expect(labels(template)).toEqual([...(platform === 'darwin' ? ['Postil'] : []), ...middle, 'Window', 'Help']);
    const roles = all.flatMap(({ role }) => (role === undefined ? [] : [role]));
    expect(roles).toEqual(
      expect.arrayContaining(['cut', 'copy', 'paste', 'selectAll', 'close', 'quit', 'window', 'help']),
    );
    expect(roles.filter((role) => role === 'zoomIn')).toHaveLength(platform === 'darwin' ? 1 : 2);
    expect(roles.includes('services')).toBe(platform === 'darwin');
    expect(roles.includes('recentDocuments')).toBe(platform === 'darwin');
    expect(roles.filter((role) => role === 'quit' || role === 'about')).toHaveLength(2);
    expect(roles).not.toContain('toggleDevTools');
    expect(roles).not.toContain('reload');
    // Its key is that of "Import from clipboard".
    expect(roles).not.toContain('pasteAndMatchStyle');
  });

  test('has the developer tools only where there are any', () => {
    const withTools = items(menuTemplate(commands, { ...parts, platform, developerTools: true }));
    expect(withTools.some(({ role }) => role === 'toggleDevTools')).toBe(true);
  });
});

test.each(platforms)('is in one language on %s, the entries of the system too', (platform) => {
  const english = new Set(items(menuTemplate(commands, { ...parts, platform })).map(({ label }) => label));
  const german = items(menuTemplate(commands, { ...parts, platform, text: de }));
  // An entry with a role and no label would get Electron's English one.
  expect(german.filter(({ type, label }) => type !== 'separator' && label === undefined)).toEqual([]);
  const same = german.flatMap(({ label }) => (label !== undefined && english.has(label) ? [label] : []));
  expect(same.filter((label) => label !== 'Postil')).toEqual([]);
});

test('offers to look for updates only where there is a page of them', () => {
  let asked = 0;
  const menu = items(menuTemplate(commands, { ...parts, onUpdates: () => (asked += 1) }));
  menu.find(({ id }) => id === 'updates')?.click?.(undefined as never, undefined, undefined as never);
  expect(asked).toBe(1);
  expect(items(menuTemplate(commands, parts)).some(({ id }) => id === 'updates')).toBe(false);
});

test.each([
  ['$mod+o', 'CommandOrControl+O'],
  ['$mod+Shift+z', 'CommandOrControl+Shift+Z'],
  ['$mod+,', 'CommandOrControl+,'],
  ['Control+Alt+Delete', 'Control+Alt+Delete'],
  ['f', null],
  ['[', null],
  ['+', null],
  ['Shift+T', null],
  ['Alt+o', null],
  ['g e', null],
  ['$mod+k g', null],
  ['Delete', null],
])('the key %s is the accelerator %s', (key, accelerator) => {
  expect(acceleratorOf(key)).toBe(accelerator);
});

test('says what undo and redo would do', () => {
  const steps = { undo: 'Undo delete “Q & A”', redo: null };
  const all = items(menuTemplate(commands, { ...parts, steps }));
  expect(all.find(({ id }) => id === 'edit.undo')?.label).toBe('Undo delete “Q && A”');
  expect(all.find(({ id }) => id === 'edit.redo')?.label).toBe('Redo');
});

test('a key that is typing is shown beside the title', () => {
  const all = items(menuTemplate(commands, parts));
  const label = (id: string) => all.find((item) => item.id === id)?.label;
  expect(label('view.focus')).toBe('Focus mode (F)');
  expect(label('view.entities')).toBe('Show entities (Alt+1)');
  expect(label('view.theme')).toBe('Next theme (Shift+T)');
  expect(label('article.trash')).toBe('Move to trash (#)');
});

describe('a right click', () => {
  const editFlags = { canCut: true, canCopy: true, canPaste: false, canSelectAll: true } as never;
  const done: string[] = [];
  const spelling = { replace: (by: string) => done.push(by), learn: (word: string) => done.push(`learn ${word}`) };
  const menuAt = (params: Partial<Parameters<typeof contextMenuTemplate>[0]>) =>
    contextMenuTemplate(
      { isEditable: false, selectionText: '', editFlags, misspelledWord: '', dictionarySuggestions: [], ...params },
      en.desktop,
      spelling,
    );
  const choose = (menu: readonly MenuItemConstructorOptions[], label: string) =>
    menu.find((item) => item.label === label)?.click?.(undefined as never, undefined, undefined as never);

  test('offers what can be done there', () => {
    const field = menuAt({ isEditable: true });
    expect(field.map(({ role }) => role)).toEqual(['cut', 'copy', 'paste', undefined, 'selectAll']);
    expect(field[2]?.enabled).toBe(false);
    expect(menuAt({ selectionText: 'a' })).toEqual([{ role: 'copy', label: 'Copy', enabled: true }]);
    expect(menuAt({ selectionText: ' ' })).toEqual([]);
  });

  test('on a word that is spelt wrong offers better ones, and to learn it', () => {
    const menu = menuAt({ isEditable: true, misspelledWord: 'harbor', dictionarySuggestions: ['harbour', 'arbor'] });
    expect(menu.map(({ label }) => label).slice(0, 4)).toEqual(['harbour', 'arbor', undefined, 'Add to Dictionary']);
    choose(menu, 'arbor');
    choose(menu, 'Add to Dictionary');
    expect(done).toEqual(['arbor', 'learn harbor']);
    const [none] = menuAt({ isEditable: true, misspelledWord: 'xqz' });
    expect(none).toEqual({ label: 'No suggestions', enabled: false });
  });
});
