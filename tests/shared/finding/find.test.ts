import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FindableText, type FindOptions } from '#shared/finding/find.ts';
import { fold } from '#shared/finding/fold.ts';
import { firstFrom, mostHits } from '#shared/finding/hits.ts';
import { runs } from '../../support/runs.ts';

const loose: FindOptions = { matchCase: false, wholeWord: false };
const cased: FindOptions = { matchCase: true, wholeWord: false };
const whole: FindOptions = { matchCase: false, wholeWord: true };

function found(text: string, query: string, options = loose): string[] {
  const { starts, ends } = new FindableText(text).find(query, options);
  return [...starts].map((start, index) => text.slice(start, ends[index]));
}

describe('a query finds', () => {
  test.each([
    ['the', 'The other THE', ['The', 'the', 'THE']],
    ['cafe', 'Café, cafe\u0301 and CAFÉ', ['Café', 'cafe\u0301', 'CAFÉ']],
    ['café', 'cafe', ['cafe']],
    ['Lodz', 'Łódź', ['Łódź']],
    ['smorrebrod', 'smørrebrød', ['smørrebrød']],
    ['strasse', 'Straße', ['Straße']],
    ['STRASSE', 'Straße', ['Straße']],
    ['istanbul', 'İstanbul ıstanbul', ['İstanbul', 'ıstanbul']],
    ["don't", 'don’t don‘t don´t', ['don’t', 'don‘t', 'don´t']],
    ['don’t', "don't", ["don't"]],
    ['"so"', '“so” „so“', ['“so”', '„so“']],
    ['1-2', '1–2 1—2 1−2 1‑2', ['1–2', '1—2', '1−2', '1‑2']],
    ['a b', 'a\u00a0b a\u2009b a\tb', ['a\u00a0b', 'a\u2009b', 'a\tb']],
    ['wait...', 'wait…', ['wait…']],
    ['office', 'oﬃce', ['oﬃce']],
    ['off', 'oﬃce', ['oﬃ']],
    ['.', 'a…', ['…']],
    ['international', 'inter\u00adnatio\u00adnal', ['inter\u00adnatio\u00adnal']],
    ['ΟΔΟΣ', 'οδός', ['οδός']],
    ['кофеи', 'кофей', ['кофей']],
    ['שלום', 'שָׁלוֹם', ['שָׁלוֹם']],
    ['سلام', 'سَلَام', ['سَلَام']],
    // Vowel signs are letters, and so are the marks of kana.
    ['का', 'की का', ['का']],
    ['か', 'がか', ['か']],
    ['aa', 'aaaaa', ['aa', 'aa']],
    ['😀', 'a😀😃', ['😀']],
    ['.*', 'a.*b', ['.*']],
    ['', 'text', []],
    ['\u0301', 'cafe\u0301', []],
    ['\ud83d', '😀', []],
  ])('%j in %j: %j', (query, text, wanted) => {
    expect(found(text, query)).toEqual(wanted);
  });

  test('nothing across blocks, but what begins in the middle of such a place', () => {
    expect(found('one\ntwo one two', 'one two')).toEqual(['one two']);
    expect(found('one ', 'one ')).toEqual(['one ']);
    expect(found('one\n', 'one ')).toEqual([]);
    expect(found(' \n  ', '  ')).toEqual(['  ']);
  });

  test('with its capitals when case matters, accents as before', () => {
    expect(found('Été été ÉTÉ', 'ete', cased)).toEqual(['été']);
    expect(found('Été été ÉTÉ', 'Été', cased)).toEqual(['Été']);
    expect(found('STRASSE Straße', 'Strasse', cased)).toEqual(['Straße']);
  });
});

describe('a whole word', () => {
  test.each([
    ['the', 'The other the. (the) théâtre', ['The', 'the', 'the']],
    ['the', 'the_a the1 1the the', ['the']],
    ['été', 'l’été étés été', ['été', 'été']],
    ['foo', 'foo\u00adbar foo', ['foo']],
    ['foo(', 'foo(x xfoo(', ['foo(']],
    ['𝒜', '𝒜𝒜 𝒜', ['𝒜']],
    ['GDP', '日本のGDPは XGDP', ['GDP']],
    ['北京', '我住在北京大学附近，北京很大', ['北京']],
    ['東京', '東京都と東京に行く', ['東京', '東京']],
    ['ไทย', 'ภาษาไทยง่าย', ['ไทย']],
  ])('%j in %j: %j', (query, text, wanted) => {
    const words = [...new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)].map(
      ({ segment }) => segment,
    );
    const divided = words.filter((word) => word === query).length;
    // Where words without spaces end is for ICU's dictionary to say, which is not the same in every version.
    if (/^[\p{sc=Han}\p{sc=Thai}]+$/u.test(query)) expect(found(text, query, whole)).toHaveLength(divided);
    else expect(found(text, query, whole)).toEqual(wanted);
  });
});

const character = fc.oneof(
  fc.constantFrom(...'aAbBéÉ\u0301 \n’\'“"–-ςΣσßsſﬁfiﬃ…. \u00ad漢字한か゛が😀ŁlÆeİıi'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  fc.constantFrom('\ud83d', '\ude00'),
);
const texts = fc.string({ unit: character, maxLength: 80 });

/** By the definition: the shortest pieces of whole characters, from the left, whose folding holds the folded query. */
function naive(text: string, query: string, options: FindOptions): [number, number][] {
  const term = fold(query, options.matchCase).text;
  const points = [0];
  for (const each of text) points.push((points.at(-1) as number) + each.length);
  const pieces = [...text].map((each) => fold(each, options.matchCase).text);
  const places: [number, number][] = [];
  if (term === '' || !term.isWellFormed()) return [];
  for (let from = 0; from < pieces.length; from += 1) {
    let joined = '';
    for (let to = from; to < pieces.length; to += 1) {
      joined += pieces[to];
      const at = joined.indexOf(term);
      if (at < 0) continue;
      // It has to begin in the first of the characters, and what is left out behind it belongs to it.
      if (at >= (pieces[from]?.length ?? 0)) break;
      let last = to;
      while (pieces[last + 1] === '') last += 1;
      const [start, end] = [points[from] as number, points[last + 1] as number];
      if (!text.slice(start, end).includes('\n') || !term.includes(' ')) {
        places.push([start, end]);
        from = last;
      }
      break;
    }
  }
  return places;
}

test('a character of two units that folds to two letters is found as a whole', () => {
  const { starts, ends } = new FindableText('s🅌').find('s', { matchCase: false, wholeWord: false });
  expect([[...starts], [...ends]]).toEqual([
    [0, 1],
    [1, 3],
  ]);
});

describe('over any text', () => {
  test('every place by the definition is found, and no other', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.integer({ min: 1, max: 4 }), fc.boolean(), (text, from, length, matchCase) => {
        const characters = [...text];
        const at = characters.length === 0 ? 0 : from % characters.length;
        const query = characters.slice(at, at + length).join('');
        const options = { matchCase, wholeWord: false };
        const { starts, ends } = new FindableText(text).find(query, options);
        const hits = [...starts].map((start, index) => [start, ends[index]]);
        expect(hits).toEqual(naive(text, query, options));
        const term = fold(query, matchCase).text;
        if (term !== '' && term.isWellFormed() && !query.includes('\n')) expect(hits.length).toBeGreaterThan(0);
      }),
      { numRuns: runs(2000) },
    );
  });

  test('every hit folds to the query, on whole characters of one line', () => {
    fc.assert(
      fc.property(texts, texts, fc.boolean(), (text, query, wholeWord) => {
        const short = query.slice(0, 2);
        const { starts, ends } = new FindableText(text).find(short, { matchCase: false, wholeWord });
        let before = 0;
        starts.forEach((start, index) => {
          const end = ends[index] as number;
          const hit = text.slice(start, end);
          expect(fold(hit).text).toContain(fold(short).text);
          if (text.isWellFormed()) expect(hit.isWellFormed()).toBe(true);
          if (fold(short).text.includes(' ')) expect(hit).not.toContain('\n');
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          before = end;
        });
      }),
      { numRuns: runs(2000) },
    );
  });

  test('whole words are those hits that no letter touches', () => {
    const words = fc.array(
      fc.constantFrom('cat', 'Cat', 'cats', 'concat', 'cat-o', 'cát', '(cat)', '5cat', 'cat\u0301s'),
    );
    fc.assert(
      fc.property(words, fc.constantFrom(' ', '\n', ', '), (list, gap) => {
        const text = list.join(gap);
        const letter = /[\p{L}\p{N}\p{M}]/u;
        const all = new FindableText(text).find('cat', loose);
        const wanted = [...all.starts].filter(
          (start, index) =>
            !letter.test(text.charAt(start - 1)) && !letter.test(text.charAt(all.ends[index] as number)),
        );
        expect([...new FindableText(text).find('cat', whole).starts]).toEqual(wanted);
      }),
    );
  });
});

test('hits are kept up to a limit, and it is said that there are more', () => {
  const full = new FindableText('a'.repeat(mostHits)).find('a', loose);
  expect([full.starts.length, full.more]).toEqual([mostHits, false]);
  const over = new FindableText('a'.repeat(mostHits + 1)).find('a', loose);
  expect([over.starts.length, over.more]).toEqual([mostHits, true]);
});

test('the first hit from an offset on', () => {
  const hits = new FindableText('a..a..a').find('a', loose);
  expect([0, 1, 3, 4, 6, 7].map((offset) => firstFrom(hits, offset))).toEqual([0, 1, 1, 2, 2, 3]);
});
