import { expect, test } from 'vitest';
import { commands, findCommand, menus } from '#shared/commands/catalogue.ts';
import { en } from '#shared/messages/en.ts';
import { colors } from '#shared/model/choices.ts';

test('no two commands have the same id, title or key', () => {
  for (const values of [
    commands.map(({ id }) => id),
    Object.values(en.commands),
    commands.flatMap(({ keys }) => keys.map((key) => key.toLowerCase().split('+').sort().join('+'))),
  ]) {
    expect(values.filter((value, index) => values.indexOf(value) !== index)).toEqual([]);
  }
});

test('no key sequence begins with the key of another command', () => {
  const keys = commands.flatMap(({ keys }) => [...keys] as string[]);
  for (const key of keys) expect(keys.filter((other) => other.startsWith(`${key} `))).toEqual([]);
});

test('every command stands in a menu, and every menu has one', () => {
  expect([...new Set(commands.map(({ menu }) => menu))].sort()).toEqual([...menus].sort());
});

test('a menu name and a title are words, and ids name their group', () => {
  for (const [id, title] of Object.entries(en.commands)) {
    expect(id).toMatch(/^[a-z]+\.[a-z]+$/);
    expect(title).toMatch(/^\p{Lu}[\p{L}\p{P} ]+$/u);
  }
});

test('each highlight colour has the key of its place', () => {
  for (const [index, color] of colors.entries()) {
    expect(findCommand(`mark.${color}`)?.keys[0]).toBe(String(index + 1));
  }
});

test('what is not in the catalogue is not found', () => {
  expect(findCommand('file.open')?.menu).toBe('File');
  for (const id of ['', 'file', 'toString', '__proto__']) expect(findCommand(id)).toBeUndefined();
});
