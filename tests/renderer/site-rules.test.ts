import { expect, test } from 'vitest';
import { fieldsOf, ruleOf } from '../../src-renderer/features/site-rules/rule-fields.ts';
import { certaintyInWords, isUnsure, sureFrom } from '../../src-renderer/lib/certainty.ts';
import { isWebPage, siteOf } from '../../src-renderer/lib/origin.ts';
import { ruleInWords } from '../../src-renderer/lib/rule-words.ts';

const nothing = { whole: false, body: null, remove: [] };

test('a rule says in words what it does', () => {
  expect(ruleInWords(nothing)).toEqual([]);
  expect(ruleInWords({ ...nothing, whole: true })).toEqual(['The whole page is the article.']);
  expect(ruleInWords({ ...nothing, body: '#story', remove: ['.ad'] })).toEqual([
    'The article is the part “#story”.',
    'The part “.ad” is left out.',
  ]);
  expect(ruleInWords({ ...nothing, body: 'body > p:nth-of-type(2)', remove: ['p:nth-of-type(1)'] })).toEqual([
    'The article is one part of the page.',
    'One part is left out.',
  ]);
  const words = (...remove: string[]) => ruleInWords({ ...nothing, remove })[0];
  expect(words('.a', '.b')).toBe('2 parts are left out: “.a” and “.b”.');
  expect(words('.a', 'p:nth-of-type(1)')).toBe('2 parts are left out, among them “.a”.');
  expect(words('.a', '.b', '.c', '.d')).toBe('4 parts are left out, among them “.a”, “.b”, and “.c”.');
  expect(words('p:nth-of-type(1)', 'p:nth-of-type(2)')).toBe('2 parts are left out.');
});

test('a rule goes through the form and comes back', () => {
  for (const rule of [
    { ...nothing, whole: true },
    { ...nothing, body: 'main .story' },
    { ...nothing, remove: ['.ad', '#box'] },
  ]) {
    const saved = { ...rule, host: 'mill.example', modified: '2026-01-01T00:00:00.000Z' };
    expect(ruleOf('mill.example', fieldsOf(saved))).toEqual({ ...rule, host: 'mill.example' });
  }
  const fields = { article: 'found', body: '#left', remove: '  .ad \n\n .box\n' } as const;
  expect(ruleOf('mill.example', fields)).toEqual({ host: 'mill.example', ...nothing, remove: ['.ad', '.box'] });
});

test('a person is asked about a body until they choose or accept it', () => {
  const article = { certainty: sureFrom - 0.01, chosen: null, accepted: null, content: 'sha256-a' };
  expect(isUnsure(article)).toBe(true);
  expect(isUnsure({ ...article, certainty: sureFrom })).toBe(false);
  expect(isUnsure({ ...article, chosen: { ...nothing, whole: true } })).toBe(false);
  expect(isUnsure({ ...article, chosen: { ...nothing, remove: ['.ad'] } })).toBe(true);
  expect(isUnsure({ ...article, accepted: 'sha256-a' })).toBe(false);
  expect(isUnsure({ ...article, accepted: 'sha256-b' })).toBe(true);
});

test('certainty is told in words', () => {
  const words = (certainty: number) => certaintyInWords({ certainty, chosen: null });
  expect([1, 0.95, 0.8, 0.61, 0].map(words)).toEqual([
    'Certain (100%)',
    'Sure (95%)',
    'Fairly sure (80%)',
    'Not sure (61%)',
    'A guess (0%)',
  ]);
  expect(certaintyInWords({ certainty: 0.2, chosen: { ...nothing, body: '#a' } })).toBe('Chosen by you');
  expect(certaintyInWords({ certainty: 0.7, chosen: { ...nothing, remove: ['.ad'] } })).toBe('Not sure (70%)');
});

test('a site is named as rules name it', () => {
  const of = (url: string | null, canonicalUrl: string | null = null) => siteOf({ url, canonicalUrl });
  expect([of('https://www.Mill.example:8080/a'), of(null, 'http://mill.example/'), of('file:///a'), of(null)]).toEqual([
    'mill.example',
    'mill.example',
    null,
    null,
  ]);
});

test('parts can be chosen of web pages alone', () => {
  const source = { file: 'source.html.gz', name: '', contentType: 'text/html', encoding: '', sha256: '' };
  const given = (format: string | null) => ({ url: '', contentType: '', format });
  const is = (change: Partial<typeof source>, format: string | null = null) =>
    isWebPage({ source: { ...source, ...change, given: given(format) } });
  expect([is({}), is({}, 'pdf'), is({ contentType: 'text/plain; charset=utf-8' })]).toEqual([true, false, false]);
  expect([is({ file: 'source.md.gz', contentType: '' }), is({ contentType: 'multipart/related' })]).toEqual([
    false,
    true,
  ]);
  expect(isWebPage({ source: { ...source, given: given(null) }, linkOnly: true })).toBe(false);
});
