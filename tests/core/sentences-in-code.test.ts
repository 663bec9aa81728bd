// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the strings are code that is looked at
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { sentencesInCode } from './sentences-in-code.ts';

const root = resolve(import.meta.dirname, '../../src-main');

/** Words that are English in every language, by what they begin with, and why. */
const allowed: Readonly<Record<string, string>> = {
  'The table of hashes is cut short.': 'a fault of ours, for its report',
  'This is no tagger model.': 'a fault of ours, for its report',
  'The tagger model is cut short.': 'a fault of ours, for its report',
  'The change gave no note.': 'a fault of ours, for its report',
  'Extraction never uses the network.': 'a fault of ours, for its report',
  'The block model was trained on other features': 'a fault of ours, for its report',
  'The index does not keep what it is given.': 'a fault of ours, for its report',
  'To go back: postil restore FILE': 'goes into a detail',
  'is missing': 'a finding of the doctor, or what is damaged in a backup: a detail',
  'cannot be read:': 'the same',
  'cannot be read': 'the same',
  'is not in the manifest': 'the same',
  'It is named as a copy of': 'goes into a detail',
  ', and is that of another.': 'goes into a detail',
  'is no id of a note': 'a detail of a damaged file',
  'is no id of an article': 'the same',
  'is no name of an original': 'the same',
  'The details of this article could not be read': 'is kept with the article',
  'The page nests its elements very deep': 'is kept with the article',
  'The article could not be told from the rest': 'is kept with the article',
  'One image was not saved with the page.': 'is kept with the article',
  'images were not saved with the page.': 'is kept with the article',
  'The front matter could not be read': 'is kept with the article',
  'The text nests very deep': 'is kept with the article',
  'no text that could be read (a picture': 'is kept with the article',
  'could not be read and had to be left out.': 'is kept with the article',
  'The book nests its elements': 'is kept with the article',
  'Letters that were encoded twice': 'is kept with the article',
  'Some characters could not be read': 'is kept with the article',
  'The file names no encoding': 'is kept with the article',
  'The rule for this page would have left nothing': 'is kept with the article',
  '” that the rule names is not on this page': 'is kept with the article',
  'pages, which were joined.': 'is kept with the article',
  'A date in brackets is the day': 'stands below an exported table, which is English',
  'A name with a question mark': 'the same',
  'A word in brackets under “How”': 'the same',
};

test('every sentence that the core says to a person is in the catalogue', () => {
  const files = globSync('{core,server,browser,shared}/**/*.ts', { cwd: root }).filter(
    (path) => !/^shared[/\\](?:messages|guide)[/\\]/.test(path),
  );
  const all = files.flatMap((path) =>
    sentencesInCode(path, readFileSync(resolve(root, path), 'utf8')).map((found) => ({ ...found, path })),
  );
  const isAllowed = (words: string) => Object.keys(allowed).find((beginning) => words.startsWith(beginning));
  const found = all.filter(({ words }) => isAllowed(words) === undefined);
  expect(found.map(({ path, line, words }) => `${path}:${line} ${words}`)).toEqual([]);
  const standing = new Set(all.map(({ words }) => isAllowed(words)));
  expect(Object.keys(allowed).filter((beginning) => !standing.has(beginning))).toEqual([]);
});

test.each([
  ['what an error is given', "new AppError('disk', `Could not save ${path}`)", ['Could not save']],
  ['a choice in it', "new AppError('disk', isNew ? 'not there' : said().storage.gone)", ['not there']],
  ['what is called a reason', "skip({ reason: 'holds no address' })", ['holds no address']],
  ['a message that is made before', 'const message = `${count} articles were lost`;', ['articles were lost']],
  ['a sentence anywhere', "refused('The name is empty.')", ['The name is empty.']],
  ['nothing that comes from the catalogue', "new AppError('disk', said().storage.notRead(path, 'a b'))", []],
  ['nothing in a fault of ours that is no AppError', 'new Error(`no way from ${step} to it`)', []],
  ['nothing in queries', "ask('SELECT n FROM t WHERE id = ?')", []],
])('the check finds %s', (_, code, expected) => {
  expect(sentencesInCode('file.ts', code).map(({ words }) => words)).toEqual(expected);
});
