// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the strings are code that is looked at
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { type FoundKey, keysInCode, keysInSentences } from './keys-in-code.ts';

const root = resolve(import.meta.dirname, '../..');

function found(pattern: string, look: (path: string, code: string) => FoundKey[]): string[] {
  return globSync(pattern, { cwd: root }).flatMap((path) =>
    look(path, readFileSync(resolve(root, path), 'utf8')).map(
      ({ line, where, key }) => `${path}:${line} ${where}: ${key}`,
    ),
  );
}

test('every key that the window shows is a command’s or one of those that stay as they are', () => {
  expect(found('src-renderer/**/*.{ts,tsx}', keysInCode)).toEqual([]);
});

test('no sentence of a catalogue names a key', () => {
  expect(found('src-main/shared/messages/{en,de}/*.ts', keysInSentences)).toEqual([]);
});

test.each([
  ['a key of a button', '<IconButton keys="n" />', ['keys: n']],
  ['a choice of keys', "<Keys binding={is ? 'a' : other} />", ['binding: a']],
  ['a key in a table', "const tools = [{ keys: ['1', '8'] }];", ['keys: 1', 'keys: 8']],
  ['a key that becomes caps', "const title = `${label} (${keyCaps('$mod+e').join('')})`;", ['keyCaps: $mod+e']],
  ['a cap', '<kbd>Esc</kbd>', ['kbd: Esc']],
  ['nothing in what is asked for', "<Keys binding={fixedKey('leave')} />", []],
  ['nothing in keys that are compared', "if (event.key === 'Escape') leave(keys === 'n');", []],
  ['nothing in what is held, and in none', "said(capsOf('Alt'), { keys: [], caps: '' });", []],
])('the check of components finds %s', (_, code, expected) => {
  expect(keysInCode('file.tsx', code).map(({ where, key }) => `${where}: ${key}`)).toEqual(expected);
});

test.each([
  ["const say = 'Press l on an article.';", ['Press l']],
  ["const say = { says: 'Dazu * drücken.' };", ['* drücken']],
  ['const say = (to: string) => `Escape gives ${to} up`;', ['Escape']],
  ["const say = 'with Strg+K';", ['Strg']],
  ['const say = (keys: string) => `Press ${keys} on an article.`;', []],
  ["const say = 'Press a button, or shift it; alternatives enter later.';", []],
  ["const keys = { caps: { Escape: 'Esc' } };", []],
])('the check of sentences reads %s', (code, expected) => {
  expect(keysInSentences('file.ts', code).map(({ key }) => key)).toEqual(expected);
});
