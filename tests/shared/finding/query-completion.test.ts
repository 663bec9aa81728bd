import { expect, test } from 'vitest';
import { completionAt } from '#shared/finding/query/completion.ts';
import { closedValues, fieldNames } from '#shared/finding/query/fields.ts';
import { formatValue } from '#shared/finding/query/format-query.ts';

/** The caret is `|`; what a completion replaces is shown in brackets. */
function completed(marked: string): string {
  const caret = marked.indexOf('|');
  const text = marked.replace('|', '');
  const completion = completionAt(text, caret);
  if (completion === null) return 'nothing';
  const { start, end, typed } = completion;
  const what = completion.kind === 'name' ? 'name' : completion.field;
  return `${what} ${typed}: ${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`;
}

test.each([
  ['|', 'name : []'],
  ['ta|', 'name ta: [ta]'],
  ['ferry ta|', 'name ta: ferry [ta]'],
  ['(ta|', 'name ta: ([ta]'],
  ['-ta|', 'name ta: -[ta]'],
  ['-|', 'name : -[]'],
  ['ferry |', 'name : ferry []'],
  ['|ferry', 'name : []ferry'],
  ['ta|g b', 'name ta: [tag] b'],
  ['ta|g:news', 'name ta: [tag:]news'],
  ['said-|', 'name said-: [said-]'],
  ['https://x|', 'nothing'],
  ['"the old| ferry"', 'nothing'],
  ['"the old|', 'nothing'],
  ['a OR|', 'nothing'],
  ['tag:|', 'tag : tag:[]'],
  ['tag:|news', 'tag : tag:[news]'],
  ['-TAG:ne|ws b', 'tag ne: -TAG:[news] b'],
  ['tag:news/|', 'tag news/: tag:[news/]'],
  ['(colour:re|)', 'color re: (colour:[re])'],
  ['entity:"John K|irby" b', 'entity John K: entity:["John Kirby"] b'],
  ['entity:"John Kirby|" b', 'entity John Kirby: entity:["John Kirby"] b'],
  ['entity:"John Kirby"|', 'entity John Kirby: entity:["John Kirby"]'],
  ['entity:"John K|', 'entity John K: entity:["John K]'],
  ['entity:"John K| ferry boat', 'entity John K: entity:["John K] ferry boat'],
  ['entity:"Dwayne ""The|', 'entity Dwayne "The: entity:["Dwayne ""The]'],
])('%s: %s', (marked, wanted) => {
  expect(completed(marked)).toBe(wanted);
});

test('a value is written in quotes only where it would be read otherwise', () => {
  expect(
    ['news', 'news/local', 'bbc.co.uk', 'O’Neill', 'a(b)', '10:30', '-x'].map((value) => formatValue(value)),
  ).toEqual(['news', 'news/local', 'bbc.co.uk', 'O’Neill', 'a(b)', '10:30', '-x']);
  expect(['John Kirby', 'a)', '(a)', 'x*', 'he "x"', '“x”'].map((value) => formatValue(value))).toEqual([
    '"John Kirby"',
    '"a)"',
    '"(a)"',
    '"x*"',
    '"he ""x"""',
    '"““x””"',
  ]);
  expect(formatValue('new', true)).toBe('new*');
});

test('every field is offered, and what the fields with few values take', () => {
  expect(fieldNames).toEqual(
    'tag site author title entity said-by has color is in before after saved-before saved-after'.split(' '),
  );
  expect(closedValues.in).toEqual(['notes', 'title', 'text', 'highlights']);
});
