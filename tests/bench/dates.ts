import { casual, type ParsedResult } from 'chrono-node';
import { findAmounts } from '../../src-main/shared/entities/amounts/find-amounts.ts';
import { findDates } from '../../src-main/shared/entities/dates/find-dates.ts';
import { bounds, fromIso } from '../../src-main/shared/entities/dates/value.ts';
import { type MarkedDate, type MarkedSentence, readMarkedDates, scoreDates } from '../support/marked-dates.ts';

/**
 * `npm run bench:dates`: spans and values of Postil's grammar and of chrono-node on the marked sentences, and how long
 * each takes. chrono-node is given every help: the leading preposition cut off its spans, a bias to the past, its values
 * also for our spans, and a value is right already when its day lies inside the marked stretch ("inside").
 */
type Find = (text: string, published: string | null) => MarkedDate[];

type Moment = ParsedResult['start'];

/** A moment as fine as chrono-node is certain of it; with a `limit`, an incomplete one after that day goes a week or year back. */
function isoOfMoment(moment: Moment, limit: Date | null): string {
  const date = new Date(moment.get('year') ?? 0, (moment.get('month') ?? 1) - 1, moment.get('day') ?? 1, 12);
  if (limit !== null && date > limit) {
    if (moment.isCertain('weekday') && !moment.isCertain('day')) date.setDate(date.getDate() - 7);
    else if (moment.isCertain('month') && !moment.isCertain('year')) date.setFullYear(date.getFullYear() - 1);
  }
  const [month, day] = [date.getMonth() + 1, date.getDate()].map((n) => String(n).padStart(2, '0'));
  const year = String(date.getFullYear()).padStart(4, '0');
  if (moment.isCertain('day') || moment.isCertain('weekday') || !moment.isCertain('year')) {
    return moment.isCertain('month') && !moment.isCertain('day') && !moment.isCertain('weekday')
      ? `${year}-${month}`
      : `${year}-${month}-${day}`;
  }
  return moment.isCertain('month') ? `${year}-${month}` : year;
}

function isoOf({ start, end }: ParsedResult, limit: Date | null): string {
  const from = isoOfMoment(start, limit);
  const to = end ? isoOfMoment(end, limit) : from;
  return from === to ? from : `${from}/${to}`;
}

/** chrono-node with one of its two directions, or its default turned to the past where it went ahead of the publication day. */
function chrono(direction: 'default' | 'forward' | 'past'): Find {
  return (text, published) => {
    const reference = new Date(`${published ?? '2000-01-01'}T12:00:00`);
    return casual.parse(text, reference, { forwardDate: direction === 'forward' }).map((result) => {
      const cut = /^(?:on|in|at|by|since|until|from|the|of|for|during|before|after|between)\s+(?:the\s+)?/i.exec(
        result.text,
      );
      const start = result.index + (cut?.[0].length ?? 0);
      return {
        start,
        end: result.index + result.text.length,
        iso: isoOf(result, direction === 'past' ? reference : null),
      };
    });
  };
}

/** Our spans with chrono-node's values for them: what it would be worth as the base. */
const borrowed: Find = (text, published) =>
  findDates(text, published).map(({ start, end }) => {
    const [first] = chrono('default')(text.slice(start, end), published);
    return { start, end, iso: first?.iso ?? null };
  });

/** Of dates that were found at least in part: how many have a value whose first day lies inside the marked stretch. */
function inside(sentences: readonly MarkedSentence[], find: Find): number {
  let [found, right] = [0, 0];
  for (const { text, published, dates } of sentences) {
    const answers = find(text, published);
    for (const { start, end, iso } of dates) {
      const answer = answers.find((other) => other.start < end && other.end > start);
      if (answer === undefined || iso === null) continue;
      found += 1;
      const [marked, value] = [fromIso(iso), answer.iso === null ? null : fromIso(answer.iso)];
      if (marked === null || value === null) continue;
      const [stretch, { from }] = [bounds(marked), bounds(value)];
      if (from >= stretch.from && from <= stretch.to) right += 1;
    }
  }
  return right / Math.max(1, found);
}

const ways: Record<string, Find> = {
  Postil: (text, published) => findDates(text, published),
  'chrono-node': chrono('default'),
  'chrono-node, forwardDate': chrono('forward'),
  'chrono-node, turned to the past': chrono('past'),
  'Postil’s spans, chrono-node’s values': borrowed,
};
const percent = (share: number) => `${(share * 100).toFixed(1)} %`.padStart(8);
for (const name of ['develop', 'unseen'] as const) {
  const sentences = readMarkedDates(name);
  const marks = sentences.reduce((sum, { dates }) => sum + dates.length, 0);
  console.log(`\n${name}: ${sentences.length} sentences, ${marks} dates`);
  console.log(`${''.padEnd(38)} span F1   value of all   value of found   inside`);
  for (const [way, find] of Object.entries(ways)) {
    const { f1, rightOfAll, rightOfFound } = scoreDates(sentences, find);
    console.log(
      way.padEnd(38),
      percent(f1),
      percent(rightOfAll),
      '     ',
      percent(rightOfFound),
      ' ',
      percent(inside(sentences, find)),
    );
  }
}

const article = readMarkedDates('develop')
  .map(({ text }) => text)
  .join('\n');
const long = Array.from({ length: 40 }, () => article).join('\n');
const tokens = (text: string) => (text.match(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? []).length;

/** Seconds of the fastest of several runs. */
function time(runs: number, run: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < runs; i += 1) {
    const start = performance.now();
    run();
    best = Math.min(best, (performance.now() - start) / 1000);
  }
  return best;
}

const rate = (text: string, seconds: number) => `${Math.round(tokens(text) / seconds).toLocaleString('en')} tokens/s`;
const once = time(7, () => findDates(long, '2022-11-08'));
const twice = time(7, () => findDates(long + long, '2022-11-08'));
console.log(`\ndates: ${rate(long, once)}; twice the text takes ${(twice / once).toFixed(2)} times as long`);
console.log(
  `amounts: ${rate(
    long,
    time(7, () => findAmounts(long)),
  )}`,
);
console.log(
  `chrono-node: ${rate(
    article,
    time(3, () => chrono('default')(article, '2022-11-08')),
  )} on one text of that kind`,
);
