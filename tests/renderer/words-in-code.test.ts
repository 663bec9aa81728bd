// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the strings are code that is looked at
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { wordsInCode } from './words-in-code.ts';

const root = resolve(import.meta.dirname, '../../src-renderer');

/** What is no text of the window although it reads like one, and why. */
const allowed: Readonly<Record<string, string>> = {
  'index.html has no #root': 'a fault of the build, before there is a window',
  'A part of the article changed its text.': 'a fault of ours, for its report',
  'input:not([type=range],[type=radio],[type=checkbox]), textarea, select': 'a selector',
  'button, input': 'a selector',
  ':not(p, br)': 'a selector',
  'code, pre, a': 'a selector',
  'Only the worker of patterns is started.': 'a fault of ours, for its report',
  'article aside details div footer header li main nav section summary': 'names of elements',
  'a blockquote br code del em h1 h2 h3 h4 h5 h6 hr li ol p pre strong table tbody td th thead tr ul':
    'names of elements',
  'b br cite code em i kbd q s small strong sub sup u': 'names of elements',
  'first of the trash': 'the key of a query',
  'px + var(--bar-below, 0px))': 'a length',
  '· Postil': 'the name of the program',
  ...Object.fromEntries(['about', 'fold', 'related', 'tags'].map((word) => [word, 'a part of a key'])),
  'https://': 'how an address begins, in every language',
  'open in Postil': 'a word of the Markdown that exports have, which is English until they have a language',
  'in the source': 'the same',
};

test('every word that the window shows is in the catalogue', () => {
  const files = globSync('**/*.{ts,tsx}', { cwd: root });
  const all = files.flatMap((path) =>
    wordsInCode(path, readFileSync(resolve(root, path), 'utf8')).map((found) => ({ ...found, path })),
  );
  const found = all.filter(({ words }) => allowed[words] === undefined);
  expect(found.map(({ path, line, where, words }) => `${path}:${line} ${where}: ${words}`)).toEqual([]);
  const standing = new Set(all.map(({ words }) => words));
  expect(Object.keys(allowed).filter((words) => !standing.has(words))).toEqual([]);
});

test.each([
  ['text between tags', '<p>Hello {name}</p>', ['text: Hello']],
  ['an attribute that is heard', '<p aria-label="Notes" className="notes" />', ['aria-label: Notes']],
  ['a choice in an attribute', "<p title={many ? 'Notes' : text.note} />", ['title: Notes']],
  ['a template in an attribute', '<p title={`${count} notes`} />', ['title: notes']],
  ['what is announced', "announce('Saved')", ['announce: Saved']],
  ['what a step is called', "remember({ label: 'note', undo })", ['label: note']],
  ['a sentence that is kept for later', "const none = 'No article here.';", ['string: No article here.']],
  ['a word in a template', 'const told = `Marked ${color}`;', ['string: Marked']],
  ['a sentence in pieces', 'const told = `${count} of them, and more`;', ['string: of them, and more']],
  ['nothing in what is typed', '<p>{text.so} <code>postil doctor</code></p>', []],
  ['nothing in signs, ids and types', "const a: 'b' = 'list.later'; <p title={`${b} · (${c})`}>· {d}</p>", []],
  ['nothing that is asked for or compared', "use({ where: 'data-row' }); <p title={a === 'own' ? b : c} />", []],
])('the check finds %s', (_, code, expected) => {
  const found = wordsInCode('file.tsx', code).map(({ where, words }) => `${where}: ${words}`);
  expect(found).toEqual(expected);
});
