import { expect, test } from 'vitest';
import { readDay } from '../../src-renderer/lib/read-day.ts';

test.each([
  ['2022-11-08', 'en-US', '2022-11-08'],
  ['8 Nov 2022', 'en-US', '2022-11-08'],
  ['Nov 8, 2022', 'en-US', '2022-11-08'],
  [' november  8 2022 ', 'en-GB', '2022-11-08'],
  ['Tue, 8 Nov 2022', 'en-GB', '2022-11-08'],
  ['8. März 2025', 'de-DE', '2025-03-08'],
  ['8 mar 2025', 'de-DE', '2025-03-08'],
  ['8 March 2025', 'de-DE', '2025-03-08'],
  ['8.11.2022', 'en-US', '2022-11-08'],
  ['11/8/2022', 'en-US', '2022-11-08'],
  ['11/8/2022', 'en-GB', '2022-08-11'],
  ['2022/1/5', 'de-DE', '2022-01-05'],
  ['29 Feb 2024', 'en-US', '2024-02-29'],
])('reads a day as it is typed: %s (%s)', (typed, locale, day) => {
  expect(readDay(typed, locale)).toBe(day);
});

test.each([
  '',
  '8',
  '8 Nov',
  'Nov 2022',
  '8 Nov 22',
  '31 Nov 2022',
  '29 Feb 2023',
  '8 Ju 2022',
  '1/2/3/2022',
  '8 Nov 1022',
  'soon',
])('reads none of what names none, or not all of one: %s', (typed) => {
  expect(readDay(typed, 'en-US')).toBeNull();
});

test('reads back every day as the window writes it', () => {
  for (const locale of ['en-US', 'en-GB', 'de-DE']) {
    const format = new Intl.DateTimeFormat(locale, {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      timeZone: 'UTC',
    });
    for (let day = Date.UTC(2023, 0, 1); day < Date.UTC(2025, 0, 1); day += 86_400_000)
      expect(readDay(format.format(day), locale)).toBe(new Date(day).toISOString().slice(0, 10));
  }
});
