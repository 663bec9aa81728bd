import { describe, expect, test } from 'vitest';
import { type Claim, idsOf, worldOf } from '#shared/entities/library/clashes.ts';
import { inContext } from '#shared/entities/library/snippet.ts';
import { isAlone, nameKey, refKey } from '#shared/entities/name-key.ts';

describe('a name', () => {
  test('is the same whatever its case, accents, dots, dashes and article', () => {
    const same = [
      ['U.S.', 'US'],
      ['The Guardian', 'guardian'],
      ['Émile  Zola', 'Emile Zola'],
      ['al-Qaeda', 'Al Qaeda'],
      ['O’Brien', "O'Brien"],
    ];
    for (const [a = '', b = ''] of same) expect(nameKey(a)).toBe(nameKey(b));
    expect(nameKey('The The')).toBe('the');
    expect(nameKey('!')).toBe('!');
    expect(refKey({ type: 'person', name: 'John F. Kirby' })).toBe('person:john-f-kirby');
  });

  test('keys to itself, so that an id can be read back', () => {
    for (const name of ['John F. Kirby', 'U.S.', 'a~b@c:d', '東京', 'C++', '-', '...']) {
      expect(nameKey(nameKey(name))).toBe(nameKey(name));
    }
  });

  test('of one word does not say who a person is', () => {
    for (const name of ['Kirby', 'al-Assad', 'van Dyck', "O'Brien"]) expect(isAlone('person', name)).toBe(true);
    for (const name of ['John Kirby', '毛泽东', 'Kim Jong Un']) expect(isAlone('person', name)).toBe(false);
    expect(isAlone('place', 'Oslo')).toBe(false);
  });
});

describe('who is who in a library', () => {
  const claim = (article: string, changes: Partial<Claim> = {}): Claim => ({
    ...{ article, ref: 'person:john-smith', alone: false, world: null, joins: [] },
    ...changes,
  });

  test('is the name, as long as nothing speaks against it', () => {
    const president = worldOf({ type: 'person', roles: ['Senator', 'spokesman of the president'] });
    expect(president).toBe('public');
    expect(idsOf([claim('a'), claim('b', { world: president }), claim('c', { world: president })])).toEqual(
      Array(3).fill('person:john-smith'),
    );
  });

  test('is told apart where roles are worlds apart, whatever the order', () => {
    const striker = claim('a', { world: worldOf({ type: 'person', roles: ['Arsenal striker'] }) });
    const senator = claim('b', { world: worldOf({ type: 'person', roles: ['US senator'] }) });
    const nobody = claim('c');
    const ids = ['person:john-smith~sport', 'person:john-smith~public', 'person:john-smith'];
    expect(idsOf([striker, senator, nobody])).toEqual(ids);
    expect(idsOf([nobody, senator, striker])).toEqual(ids.toReversed());
    expect(worldOf({ type: 'person', roles: ['actor and senator'] })).toBeNull();
    expect(worldOf({ type: 'organisation', roles: ['striker'] })).toBeNull();
  });

  test('is what a person says it is', () => {
    const alone = (article: string, joins: string[] = []) =>
      claim(article, { ref: 'person:smith', alone: true, joins });
    expect(idsOf([alone('a'), alone('b')])).toEqual(['person:smith@a', 'person:smith@b']);
    expect(idsOf([alone('a', ['1']), alone('b', ['1']), alone('c')])).toEqual([
      'person:smith',
      'person:smith',
      'person:smith@c',
    ]);
    expect(idsOf([alone('a', ['1']), alone('b', ['2']), alone('c', ['2', '3'])])).toEqual([
      'person:smith~1',
      'person:smith~2',
      'person:smith~2',
    ]);
    const apart = [claim('a', { world: 'sport', joins: ['1'] }), claim('b', { world: 'public', joins: ['1'] })];
    expect(idsOf(apart)).toEqual(['person:john-smith', 'person:john-smith']);
  });
});

test('a mention stands in the words of its own line, cut between words', () => {
  const words = 'word '.repeat(60).trim();
  const text = `Before.\n${words} Oslo ${words}\nAfter.`;
  const start = text.indexOf('Oslo');
  const { snippet } = inContext(text, { start, end: start + 4 });
  expect(snippet.text.slice(snippet.start, snippet.end)).toBe('Oslo');
  expect(snippet.text).toMatch(/^(?:word )+Oslo(?: word)+$/);
  expect(inContext('Oslo', { start: 0, end: 4 }).snippet).toEqual({ text: 'Oslo', start: 0, end: 4 });
});
