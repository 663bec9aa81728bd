import { expect, it } from 'vitest';
import { occurrencesOf } from '../../src-renderer/features/reader/occurrences.ts';

function found(text: string, wanted: string): string[] {
  const start = text.indexOf(wanted);
  return occurrencesOf(text, { start, end: start + wanted.length }).map(({ start, end }) => text.slice(start, end));
}

it('finds whole words, as they are selected unless all is small', () => {
  expect(found('May may come in May, said Maya. MAY!', 'May')).toEqual(['May', 'May']);
  expect(found('the Ferry and the ferry, not the ferryman', 'ferry')).toEqual(['Ferry', 'ferry']);
  expect(found('İzmir and izmir', 'izmir')).toEqual(['izmir']);
});

it('finds what begins or ends with a sign, and signs that mean something in a pattern', () => {
  expect(found('It cost $5 (five). Not $55 but $5.', '$5')).toEqual(['$5', '$5']);
  expect(found('C++ (new) and C++ (old)', 'C++ (')).toEqual(['C++ (', 'C++ (']);
  expect(found('a-b [x] a-b', 'a-b')).toEqual(['a-b', 'a-b']);
});

it('counts combining marks and other scripts as parts of a word', () => {
  expect(found('cafe cafe\u0301 cafe', 'cafe')).toEqual(['cafe', 'cafe']);
  expect(found('мир и миру мир', 'мир')).toEqual(['мир', 'мир']);
  expect(found('東京都と京都と東京', '東京')).toEqual(['東京', '東京']);
});

it('takes a whole article for itself alone', () => {
  const text = 'all the words of a long article '.repeat(20_000).trim();
  expect(occurrencesOf(text, { start: 0, end: text.length })).toEqual([{ start: 0, end: text.length }]);
});

it('finds nothing for white space, and passages that do not overlap', () => {
  expect(occurrencesOf('a  b', { start: 1, end: 3 })).toEqual([]);
  expect(found('ha ha ha ha', 'ha ha')).toEqual(['ha ha', 'ha ha']);
});
