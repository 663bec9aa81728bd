import { describe, expect, test } from 'vitest';
import { formatQuery } from '#shared/finding/query/format-query.ts';
import { deepest, parseQuery } from '#shared/finding/query/parse-query.ts';
import type { QueryNode } from '#shared/finding/query/query-tree.ts';

const now = new Date(2026, 4, 31, 12);

/** A tree in one line: `&(a |(b c))`, with `!` for not and quotes for phrases. */
function told(node: QueryNode): string {
  switch (node.kind) {
    case 'all':
      return `&(${node.parts.map(told).join(' ')})`;
    case 'any':
      return `|(${node.parts.map(told).join(' ')})`;
    case 'not':
      return `!${told(node.part)}`;
    case 'word':
      return node.isPrefix ? `${node.text}~` : node.text;
    case 'phrase':
      return `"${node.text}"`;
    case 'field':
      return `${node.field}=${node.text}${node.isPrefix ? '~' : ''}`;
    case 'date':
      return `${node.field}=${node.day}`;
    default:
      return `${node.kind}=${node.value}`;
  }
}

function read(text: string): string {
  const { tree, problem } = parseQuery(text, { now });
  return tree === null ? `${problem.code} at ${text.slice(problem.start, problem.end)}` : told(tree);
}

function readTyped(text: string): string {
  return told(parseQuery(text, { now, tolerant: true }).tree);
}

describe('a query means', () => {
  test.each([
    ['', '&()'],
    ['  ', '&()'],
    ['ferry', 'ferry'],
    ['old  ferry', '&(old ferry)'],
    ['Été łódź 東京 😀', '&(Été łódź 東京 😀)'],
    ['harb*', 'harb~'],
    ['* ** f*o', '&(* ** f*o)'],
    ['"the old ferry"', '"the old ferry"'],
    ['“the old ferry” „so“', '&("the old ferry" "so")'],
    ['"the ""old"" ferry"', '"the "old" ferry"'],
    ['ferry"old boat"mill', '&(ferry "old boat" mill)'],
    ["don't l’eau", "&(don't l’eau)"],
    // OR binds weaker than standing side by side, `-` stronger than both.
    ['a b OR c d', '|(&(a b) &(c d))'],
    ['a OR b OR c', '|(a b c)'],
    ['a (b OR c) d', '&(a |(b c) d)'],
    ['(a OR b)', '|(a b)'],
    ['((a))', 'a'],
    ['a or b and c', '&(a or b and c)'],
    ['-a b', '&(!a b)'],
    ['-a -"b c" -tag:d', '&(!a !"b c" !tag=d)'],
    ['-(a OR b)', '!|(a b)'],
    ['-(-a)', '!!a'],
    ['-OR', '!OR'],
    // No negations.
    ['a - b', '&(a - b)'],
    ['-', '-'],
    ['(-)', '-'],
    ['--dry-run well-known', '&(--dry-run well-known)'],
    ['a – b', '&(a – b)'],
    // Fields.
    ['tag:news/local', 'tag=news/local'],
    ['TAG:News Site:BBC.co.uk', '&(tag=News site=BBC.co.uk)'],
    ['entity:"John Kirby" said-by:“Jane Roe”', '&(entity=John Kirby said-by=Jane Roe)'],
    ['title:harb* title:"harb*"', '&(title=harb~ title=harb*)'],
    ['title:10:30', 'title=10:30'],
    ['author:O’Neill', 'author=O’Neill'],
    ['has:note has:highlight has:TAG has:image', '&(has=note has=highlight has=tag has=image)'],
    ['color:teal colour:Red', '&(color=teal color=red)'],
    ['is:unread is:archived is:archive', '&(is=unread is=archive is=archive)'],
    ['is:"read"', 'is=read'],
    ['in:notes (ferry OR boat)', '&(in=notes |(ferry boat))'],
    // What people paste.
    ['https://example.org/a?b=c&d=(e)', 'https://example.org/a?b=c&d=(e)'],
    ['https://en.wikipedia.org/wiki/Mercury_(planet)', 'https://en.wikipedia.org/wiki/Mercury_(planet)'],
    ['(https://x.org/Mercury_(planet))', 'https://x.org/Mercury_(planet)'],
    ['http: 10:30 C:\\temp a@b.org', '&(http: 10:30 C:\\temp a@b.org)'],
    ['f(x) and(b c)', '&(f(x) and &(b c))'],
    ['constructor:x toString:y __proto__:z', '&(constructor:x toString:y __proto__:z)'],
  ])('%s: %s', (text, wanted) => {
    expect(read(text)).toBe(wanted);
  });
});

describe('a date is', () => {
  test.each([
    ['before:2024', 'before=2024-01-01'],
    ['after:2024-05', 'after=2024-05-01'],
    ['saved-before:2024-02-29', 'saved-before=2024-02-29'],
    ['saved-after:today', 'saved-after=2026-05-31'],
    ['after:Yesterday', 'after=2026-05-30'],
    ['after:7d', 'after=2026-05-24'],
    ['after:2w', 'after=2026-05-17'],
    ['after:3m', 'after=2026-02-28'],
    ['after:1y', 'after=2025-05-31'],
    ['after:99m', 'after=2018-02-28'],
  ])('%s: %s', (text, wanted) => {
    expect(read(text)).toBe(wanted);
  });

  test.each(['2024-13', '2024-02-30', '2023-02-29', '24', '3.5.2024', '2024-5', 'tomorrow', '9999y', '5x', '0000'])(
    'not %s',
    (date) => {
      expect(read(`ferry after:${date}`)).toBe(`bad-date at ${date}`);
    },
  );

  test('kept as it was written, so that a saved query moves with the days', () => {
    const { tree } = parseQuery('saved-after:7d', { now });
    expect(tree).toEqual({ kind: 'date', field: 'saved-after', text: '7d', day: '2026-05-24' });
    expect(tree && formatQuery(tree)).toBe('saved-after:7d');
  });
});

describe('what is wrong is told with its place', () => {
  test.each([
    ['a "b c', 'unclosed-quote at "', '&(a "b c")'],
    ['entity:“John', 'unclosed-quote at “', 'entity=John'],
    ['a "" b', 'empty-quotes at ""', '&(a b)'],
    ['a " ', 'unclosed-quote at "', 'a'],
    ['a (b OR c', 'unclosed-parenthesis at (', '&(a |(b c))'],
    ['((a)', 'unclosed-parenthesis at (', 'a'],
    ['a) b', 'unopened-parenthesis at )', '&(a b)'],
    ['a -() b', 'empty-parentheses at ()', '&(a b)'],
    ['a OR', 'or-alone at OR', 'a'],
    ['OR a', 'or-alone at OR', 'a'],
    ['a OR OR b', 'or-alone at OR', '|(a b)'],
    ['(a OR) b', 'or-alone at OR', '&(a b)'],
    ['tag: a', 'no-value at tag:', 'a'],
    ['-site:', 'no-value at site:', '&()'],
    ['(title:)', 'no-value at title:', '&()'],
    ['tag:(a OR b)', 'no-value at tag:', '|(a b)'],
    ['tag:"" a', 'empty-quotes at ""', 'a'],
    ['a is:unr', 'unknown-value at unr', 'a'],
    ['color:mauve', 'unknown-value at mauve', '&()'],
    ['has:"a b"', 'unknown-value at "a b"', '&()'],
    ['in:*', 'unknown-value at *', '&()'],
    ['after:202', 'bad-date at 202', '&()'],
  ])('%s: %s; as typed: %s', (text, wanted, typed) => {
    expect(read(text)).toBe(wanted);
    expect(readTyped(text)).toBe(typed);
  });

  test('in words that say what to do', () => {
    const message = (text: string) => parseQuery(text, { now }).problem?.message;
    expect(message('color:mauve')).toBe(
      'color: does not know "mauve". Write one of yellow, green, blue, pink, purple, orange, teal, red.',
    );
    expect(message('after:5')).toContain('Write 2024, 2024-05, 2024-05-03, today');
    expect(message('entity:')).toContain('entity:"Ada Byron"');
    expect(message(`is:${'x'.repeat(10_000)}`)?.length).toBeLessThan(300);
  });
});

describe('a huge text', () => {
  test('nested deeper than can be meant is told, and flat as it is typed', () => {
    const nested = (depth: number) => `${'('.repeat(depth)}a b${')'.repeat(depth)} c`;
    expect(read(nested(deepest))).toBe('&(&(a b) c)');
    const { problem } = parseQuery(nested(deepest + 1), { now });
    expect(problem).toMatchObject({ code: 'too-deep', start: deepest, end: deepest + 1 });
    expect(readTyped(nested(100_000))).toBe('&(&(a b) c)');
    expect(readTyped('-('.repeat(100_000))).toBe('&()');
  });

  test.each(['a(', 'a (', '(a)', '-"', '""', 'tag:', 'tag:"', ')', 'a OR ', 'a(b(c)', '((a)b'])(
    'of a million signs of %j is read',
    (piece) => {
      // Quadratic work would take longer than the test may.
      const { tree } = parseQuery(piece.repeat(1_000_000 / piece.length), { now, tolerant: true });
      expect(tree.kind).toMatch(/^(?:all|any|word|phrase|field|not)$/);
    },
  );
});

test('a tree that no text gave is written so that it means the same', () => {
  const word = (text: string): QueryNode => ({ kind: 'word', text, isPrefix: false });
  const all = (...parts: QueryNode[]): string => formatQuery({ kind: 'all', parts });
  expect(all(word('OR'), word('old boat'), word('-x'), word('tag:y'))).toBe('"OR" "old boat" "-x" "tag:y"');
  expect(formatQuery({ kind: 'not', part: word('-') })).toBe('-(-)');
  expect(formatQuery({ kind: 'field', field: 'entity', text: 'Dwayne "The Rock" Johnson', isPrefix: false })).toBe(
    'entity:"Dwayne ""The Rock"" Johnson"',
  );
});
