import { describe, expect, test } from 'vitest';
import { monthOf } from '../../../../src-main/core/importing/metadata/months.ts';
import { dayInAddress, isoTime } from '../../../../src-main/core/importing/metadata/published.ts';
import { page, read } from './read.ts';

describe('stated times', () => {
  test.each([
    ['2025-03-09T06:00:00Z', '2025-03-09T06:00:00Z'],
    ['2025-03-09T23:30:00+02:00', '2025-03-09T23:30:00+02:00'],
    ['2025-03-09T06:00:00+0530', '2025-03-09T06:00:00+05:30'],
    ['2025-03-09T06:00:00.123-05', '2025-03-09T06:00:00-05:00'],
    ['2025-03-09 06:00', '2025-03-09'],
    ['20250309', '2025-03-09'],
    ['1741500000', '2025-03-09T06:00:00.000Z'],
    ['March 9th, 2025 at 6 am', '2025-03-09'],
    ['Sun, 9 Mar 2025 06:00:00', '2025-03-09'],
    ['9-Mar-25', '2025-03-09'],
    ['2025 Mar 9', '2025-03-09'],
    ['2025.03.09', '2025-03-09'],
    ['2025/3/9', '2025-03-09'],
    ['25/12/2024', '2024-12-25'],
    ['12/25/2024', '2024-12-25'],
    ['9.3.2025', '2025-03-09'],
    ['03/04/2025', null],
    ['2025-02-31', null],
    ['31 Floor 2025', null],
    ['20/50/30', null],
    ['version 3.14.2', null],
    ['yesterday', null],
    ['', null],
  ])('%s', (source, expected) => expect(isoTime(source)).toBe(expected));

  test('a numeric date is read in the order that is given', () => {
    expect(isoTime('03/04/2025', 'day')).toBe('2025-04-03');
    expect(isoTime('03/04/2025', 'month')).toBe('2025-03-04');
    expect(isoTime('03/04/25', 'month')).toBe('2025-03-04');
  });

  test.each([
    ['9. März 2025', 'de'],
    ['9 mars 2025', 'fr'],
    ['9 de marzo de 2025', 'es'],
    ['9 marzo 2025', 'it'],
    ['9 de março de 2025', 'pt'],
    ['9 maart 2025', 'nl'],
    ['9 mars 2025', 'sv'],
    ['9. maaliskuuta 2025', 'fi'],
    ['9 marca 2025', 'pl'],
    ['9. března 2025', 'cs'],
    ['2025. március 9.', 'hu'],
    ['9 martie 2025', 'ro'],
    ['9 Mart 2025', 'tr'],
    ['9 марта 2025 г.', 'ru'],
    ['9 березня 2025', 'uk'],
    ['9 Μαρτίου 2025', 'el'],
    ['٩ مارس ٢٠٢٥', 'ar'],
    ['9 במרץ 2025', 'he'],
    ['9 मार्च 2025', 'hi'],
    ['2025年3月9日', 'ja'],
    ['2025년 3월 9일', 'ko'],
  ])('%s (%s)', (source) => expect(isoTime(source)).toBe('2025-03-09'));

  test('words that are no months', () => {
    for (const word of ['market', 'junior', 'decide', 'sections', 'an', '']) expect(monthOf(word)).toBeNull();
    expect(monthOf('Sept.')).toBe(9);
  });
});

test.each([
  ['https://a.example/2025/03/09/x', '2025-03-09'],
  ['https://a.example/news/2025-3-9-x/', '2025-03-09'],
  ['https://a.example/2025/mar/09/x', '2025-03-09'],
  ['https://a.example/20250309/x', '2025-03-09'],
  ['https://a.example/2025/13/09/x', null],
  ['https://a.example/item/20250309', null],
])('%s', (address, expected) => expect(dayInAddress(address)).toBe(expected));

test('the day of an article in a list beside it is no day of this one', () => {
  const list = (heading: string) =>
    `<aside><h3>${heading}</h3><a href="/other">Another story</a> <time datetime="2024-05-06">6 May 2024</time></aside>`;
  expect(read(page('', { after: list('Related') })).published).toBeNull();
  expect(read(page('', { after: list('Read more') })).published).toBeNull();
});
