import { describe, expect, test } from 'vitest';
import { en } from '#shared/messages/en.ts';
import { chosenLanguage, directionOf, languageNames, localeOf } from '#shared/messages/languages.ts';
import { messagesOf } from '#shared/messages/messages.ts';
import { languages } from '#shared/model/choices.ts';

type Catalogue = { readonly [key: string]: unknown };

/** Every text with its path; functions are asked with numbers and words as a person meets them. */
function textsOf(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function')
    return [0, 1, 2, 5].flatMap((count) => {
      const args = Array.from({ length: value.length }, (_, at) => (at === 0 ? count : 'wörter'));
      return textsOf(value(...args), `${path}(${count})`);
    });
  return Object.entries(value as Catalogue).flatMap(([key, each]) =>
    textsOf(each, path === '' ? key : `${path}.${key}`),
  );
}

const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();

describe.each([...languages, 'en-XA', 'ar-XB'] as const)('%s', (language) => {
  test('says all that English says, with the same put in', async () => {
    const told = textsOf(await messagesOf(language));
    const english = textsOf(en);
    expect(told.map(([path]) => path)).toEqual(english.map(([path]) => path));
    expect(told.filter(([, text]) => text.trim() === '')).toEqual([]);
    expect(told.map(([path, text]) => [path, placeholders(text)])).toEqual(
      english.map(([path, text]) => [path, placeholders(text)]),
    );
  });
});

test('another language is not English with another name', async () => {
  for (const language of languages.filter((each) => each !== 'en')) {
    const english = new Map(textsOf(en));
    const same = textsOf(await messagesOf(language)).filter(
      ([path, text]) => text === english.get(path) && /\p{L}\S* \S*\p{L}/u.test(text),
    );
    expect(same.map(([path]) => path)).toEqual([]);
  }
});

test('every text of a language that nobody speaks shows that it is one', async () => {
  for (const [path, text] of textsOf(await messagesOf('en-XA'))) expect(text, path).toMatch(/^⟦.*⟧$/s);
  const { common, welcome } = await messagesOf('en-XA');
  expect(welcome.everyCommand).toBe('⟦{palette} ƒöŕ éṽéŕý çöɱɱàñđ ~ ~ ~ ~ ~⟧');
  expect(common.articles(2000)).toContain('2,000');
});

/** How a text writes what is put in, were it all numbers, by path: `1,234` as its language does, or as it came. */
function numbersOf(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') {
    const written = (value.match(/1[.,]?234/g) ?? []).map((each) => (each === '1234' ? 'as it came' : 'written'));
    return [[path, [...new Set(written)].sort().join(', ')]];
  }
  if (typeof value === 'function') return numbersOf(value(1234, 1234, 1234, 1234), path);
  return Object.entries(value as Catalogue).flatMap(([key, each]) => numbersOf(each, `${path}.${key}`));
}

test('a number that one language writes by its rules, every language does', async () => {
  const english = numbersOf(en);
  for (const language of languages) expect(numbersOf(await messagesOf(language)), language).toEqual(english);
  expect([en.versions.changes(1), en.versions.changes(1234)]).toEqual(['1 change', '1,234 changes']);
  const { info, library } = await messagesOf('de');
  expect([en.info.certainty('Sure', 90), en.library.percentRead(90)]).toEqual(['Sure (90%)', '90% read']);
  expect([info.certainty('Sicher', 90), library.percentRead(90)]).toEqual([
    'Sicher (90\u00a0%)',
    'zu 90\u00a0% gelesen',
  ]);
});

test('the system’s first language that is there is chosen, or English', () => {
  expect(chosenLanguage('system', ['fr-FR', 'de-AT', 'en-GB'])).toBe('de');
  expect(chosenLanguage('system', ['fr'])).toBe('en');
  expect(chosenLanguage('en', ['de'])).toBe('en');
  expect(chosenLanguage('ar-XB', ['de'])).toBe('ar-XB');
  expect(Object.keys(languageNames)).toEqual([...languages]);
});

test('dates and numbers are written as in the system’s variant of the language', () => {
  expect(localeOf('en', ['de-DE', 'en-GB'])).toBe('en-GB');
  expect(localeOf('de', ['en-GB'])).toBe('de');
  expect(localeOf('ar-XB', ['en-GB'])).toBe('en-GB');
  expect(directionOf('ar-XB')).toBe('rtl');
  expect(directionOf('de')).toBe('ltr');
});
