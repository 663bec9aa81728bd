import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAmounts } from '#shared/entities/amounts/find-amounts.ts';
import { findDates } from '#shared/entities/dates/find-dates.ts';
import { timeline } from '#shared/entities/dates/timeline.ts';
import { bounds, day, fromIso, toIso } from '#shared/entities/dates/value.ts';
import { runs } from '../../support/runs.ts';

const pieces = (
  'Tuesday Tue. Nov. November May March 8 8th 31 29 February 2022 1990 2022-23 2022-11-08 08/11/2022 1990s ’90s 19th century early late mid - – , . ' +
  'last next this past following same previous week month year decade quarter weekend two three a twenty days weeks ago later earlier from to and ' +
  'between the of in on at until since end beginning first third half Q3 FY24 fiscal Christmas Easter Day Eve Year New ’ s summer winter fall noon ' +
  '8pm p.m. 10:30 GMT overnight tonight now eight-month so far will said was BC AD 44 $ € £ 1.2 billion 5m % per cent km square Rs crore 1,000 0 000 \n'
).split(/ /);
const texts = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join(' ')),
  fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
);
const days = fc.integer({ min: -400_000, max: 400_000 });
const published = fc.option(days.map((at) => toIso(day(at))));

describe('whatever the text', () => {
  it('dates and amounts are slices of it, sorted and apart, with values that exist and do not run backwards', () => {
    fc.assert(
      fc.property(texts, published, (text, when) => {
        const dates = findDates(text, when);
        for (const found of [dates, findAmounts(text)]) {
          let end = 0;
          for (const span of found) {
            expect(span.start).toBeGreaterThanOrEqual(end);
            expect(span.end).toBeGreaterThan(span.start);
            expect(span.text).toBe(text.slice(span.start, span.end));
            end = span.end;
          }
        }
        for (const { iso } of dates) {
          if (iso === null) continue;
          const value = fromIso(iso);
          expect(value, iso).not.toBeNull();
          if (value === null) continue;
          expect(toIso(value)).toBe(iso);
          const { from, to } = bounds(value);
          expect(from, iso).toBeLessThanOrEqual(to);
        }
        for (const { value, least } of findAmounts(text)) {
          expect(Number.isFinite(value)).toBe(true);
          expect(least).toBeLessThanOrEqual(value);
        }
      }),
      { numRuns: runs(3000) },
    );
  });

  it('a timeline ascends and each of its sentences holds a date', () => {
    fc.assert(
      fc.property(texts, published, (text, when) => {
        const dates = findDates(text, when).flatMap((date) => (date.iso === null ? [] : [{ ...date, iso: date.iso }]));
        let last = Number.NEGATIVE_INFINITY;
        for (const { start, end, iso, from, to } of timeline({ dates }, text)) {
          expect(dates.some((date) => date.iso === iso && date.start >= start && date.end <= end)).toBe(true);
          const [first, until] = [fromIso(from), fromIso(to)];
          if (first?.unit !== 'day' || until?.unit !== 'day') throw new Error(`${from} and ${to} are no days`);
          expect(first.at).toBeGreaterThanOrEqual(last);
          expect(until.at).toBeGreaterThanOrEqual(first.at);
          last = first.at;
        }
      }),
      { numRuns: runs(1000) },
    );
  });

  it('without a publication date the values do not depend on when it is read', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(findDates(text, null)).toEqual(findDates(text, 'unknown'));
      }),
    );
  });
});

describe('the calendar', () => {
  it('agrees with the platform on every day and its week', () => {
    fc.assert(
      fc.property(days, (at) => {
        const iso = toIso(day(at));
        if (at > -700_000 && !iso.startsWith('-'))
          expect(new Date(at * 86_400_000).toISOString().slice(0, 10)).toBe(iso);
        expect(fromIso(iso)).toEqual(day(at));
      }),
    );
  });
});

describe('hostile text', () => {
  const hostile: Record<string, string> = {
    'May without end': 'May '.repeat(250_000),
    'from to from to': 'from May to '.repeat(80_000),
    'early late': 'early late '.repeat(90_000),
    'end of the end of the': 'end of the '.repeat(90_000),
    'Tuesdays without a verb': 'Tuesday '.repeat(120_000),
    'years in a row': '2022-'.repeat(200_000),
    'numbers with commas': '1,000,'.repeat(160_000),
    'one number': '1'.repeat(1_000_000),
    'one word': 'a'.repeat(1_000_000),
    'open money': '$'.repeat(1_000_000),
    'line breaks': '\n'.repeat(1_000_000),
    'spaces after lines': '\n   \t '.repeat(200_000),
    'full stops': '.'.repeat(1_000_000),
    quotes: '.”'.repeat(400_000),
  };
  // What is not linear does not come to an end here; `npm run bench:dates` prints what twice the text costs.
  it.each(Object.keys(hostile))('%s: done, and apart', { timeout: 60_000 }, (name) => {
    const text = hostile[name] ?? '';
    const dates = findDates(text, '2022-11-08');
    findAmounts(text);
    timeline({ dates: dates.flatMap((date) => (date.iso === null ? [] : [{ ...date, iso: date.iso }])) }, text);
    for (const [index, { start }] of dates.entries()) expect(start).toBeGreaterThanOrEqual(dates[index - 1]?.end ?? 0);
  });
});
