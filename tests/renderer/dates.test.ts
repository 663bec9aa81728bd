import { expect, test } from 'vitest';
import { dayInWords, formatPeriod } from '../../src-renderer/lib/dates.ts';

test('periods are told as far as they are known, and what is none stays', () => {
  expect(formatPeriod('2022-11-08')).toMatch(/\b8\b.*2022|2022.*\b8\b/);
  expect(formatPeriod('2022-11')).toMatch(/Nov.*2022/);
  expect(formatPeriod('2022-W45')).toMatch(/^Week of .*\b7\b.*2022$/);
  expect(formatPeriod('1990/1999')).toBe('1990–1999');
  expect(formatPeriod('2022-12/2023-02')).toMatch(/2022 – .*2023/);
  for (const value of ['2022', 'PRESENT_REF', '2022-W99', '']) expect(formatPeriod(value)).toBe(value);
});

test('a day in words has its month in full, and what is no day is none', () => {
  expect(dayInWords('2022-11-08')).toMatch(/^(8 November 2022|November 8, 2022)$/);
  expect(dayInWords('')).toBeNull();
});
