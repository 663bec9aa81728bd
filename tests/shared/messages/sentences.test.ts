import { describe, expect, test } from 'vitest';
import { coreMessagesOf } from '#shared/messages/sentences/core-messages.ts';
import { en } from '#shared/messages/sentences/en.ts';
import { languages } from '#shared/model/choices.ts';

type Catalogue = { readonly [key: string]: unknown };

/** Each value that is put in, by its place: some choose among texts, and the rest stand in them. */
const values = [7_001, 7_002, 7_003, 7_004];
/** Sentences whose values choose a text, and what they are given in place of a number. */
const given: Readonly<Record<string, readonly unknown[]>> = {
  'fetching.isKind': ['picture'],
  'fetching.notAsked': ['7001', ['7002', '7003']],
  'library.missing': ['articles', ...values.slice(1)],
  'notices.copyRecords': [7_001, 'notes', 7_003],
  'reading.isKind': ['zip'],
  'storage.noFolder': ['7001', 'no code', '7003'],
  'storage.notSaved': ['7001', 'no code', '7003'],
  'storage.notWritten': ['7001', 'no code', '7003'],
  'storage.reason': ['no code', '7002'],
};

/** Every text with its path; functions are asked with more values than any takes. */
function textsOf(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return textsOf(value(...(given[path] ?? values)), path);
  return Object.entries(value as Catalogue).flatMap(([key, each]) =>
    textsOf(each, path === '' ? key : `${path}.${key}`),
  );
}

/** Which of the values stand in a text, with or without a separator of thousands. */
function valuesIn(text: string): number[] {
  return values.filter((value) => text.replaceAll(/(?<=\d)[.,](?=\d{3})/g, '').includes(String(value)));
}

describe.each([...languages, 'en-XA', 'ar-XB'] as const)('%s', (language) => {
  test('says all that English says, with the same put in', async () => {
    const told = textsOf(await coreMessagesOf(language));
    const english = new Map(textsOf(en));
    expect(told.map(([path]) => path).sort()).toEqual([...english.keys()].sort());
    expect(told.filter(([, text]) => text.trim() === '')).toEqual([]);
    const differing = told.filter(([path, text]) => valuesIn(text).join() !== valuesIn(english.get(path) ?? '').join());
    expect(differing).toEqual([]);
  });
});

test('another language is not English with another name', async () => {
  const english = new Map(textsOf(en));
  for (const language of languages.filter((each) => each !== 'en')) {
    const same = textsOf(await coreMessagesOf(language)).filter(
      ([path, text]) => text === english.get(path) && /\p{L}{3,} \p{L}{3,}/u.test(text),
    );
    expect(same.map(([path]) => path)).toEqual([]);
  }
});
