import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface MarkedDate {
  readonly start: number;
  readonly end: number;
  /** null: a date expression that nothing resolves. */
  readonly iso: string | null;
}

export interface MarkedSentence {
  readonly text: string;
  readonly published: string | null;
  readonly style: string;
  readonly dates: readonly MarkedDate[];
}

/** The sentences of tests/fixtures/dates/<name>.jsonl, without their marks `{expression|value}`. */
export function readMarkedDates(name: 'develop' | 'unseen'): MarkedSentence[] {
  const file = fileURLToPath(new URL(`../fixtures/dates/${name}.jsonl`, import.meta.url));
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => unmark(JSON.parse(line)));
}

function unmark(line: { text: string; published: string | null; style: string }): MarkedSentence {
  const dates: MarkedDate[] = [];
  let text = '';
  let last = 0;
  for (const mark of line.text.matchAll(/\{([^{}|]*)\|([^{}|]*)\}/g)) {
    text += line.text.slice(last, mark.index);
    const [whole, expression = '', iso = ''] = mark;
    dates.push({ start: text.length, end: text.length + expression.length, iso: iso === '?' ? null : iso });
    text += expression;
    last = mark.index + whole.length;
  }
  return { ...line, text: text + line.text.slice(last), dates };
}

export interface DateScore {
  readonly precision: number;
  readonly recall: number;
  /** Of spans that agree exactly. */
  readonly f1: number;
  /** Of all marked dates: span exactly found and value right. */
  readonly rightOfAll: number;
  /** Of marked dates that something found overlaps: value right, wherever the span ends. */
  readonly rightOfFound: number;
  readonly faults: readonly string[];
}

/** Compares what `find` finds in each sentence with its marks. */
export function scoreDates(
  sentences: readonly MarkedSentence[],
  find: (text: string, published: string | null) => readonly MarkedDate[],
): DateScore {
  let [found, marked, exact, right, overlapped, overlappedRight] = [0, 0, 0, 0, 0, 0];
  const faults: string[] = [];
  for (const { text, published, dates } of sentences) {
    const answers = find(text, published);
    found += answers.length;
    marked += dates.length;
    const show = ({ start, end, iso }: MarkedDate) => `${text.slice(start, end)}|${iso ?? '?'}`;
    for (const date of dates) {
      const same = answers.find(({ start, end }) => start === date.start && end === date.end);
      const touching = same ?? answers.find(({ start, end }) => start < date.end && end > date.start);
      if (same !== undefined) exact += 1;
      if (same?.iso === date.iso && same !== undefined) right += 1;
      if (touching !== undefined) overlapped += 1;
      if (touching !== undefined && touching.iso === date.iso) overlappedRight += 1;
    }
    const expected = dates.map(show).join(', ');
    const actual = answers.map(show).join(', ');
    if (expected !== actual) faults.push(`${published} ${text}\n  marked: ${expected}\n  found:  ${actual}`);
  }
  const precision = exact / Math.max(1, found);
  const recall = exact / Math.max(1, marked);
  return {
    precision,
    recall,
    f1: exact === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    rightOfAll: right / Math.max(1, marked),
    rightOfFound: overlappedRight / Math.max(1, overlapped),
    faults,
  };
}
