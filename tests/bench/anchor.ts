import { PassageFinder } from '../../src-main/shared/anchoring/place-anchors.ts';
import { quoteOf } from '../../src-main/shared/anchoring/selectors.ts';
import type { Place } from '../../src-main/shared/model/annotation.ts';
import { ask, edit, editKinds, editsOf, type Question } from '../support/document-edits.ts';
import { generateDocument, type Language } from '../support/generated-documents.ts';
import { findAsHypothesis } from '../support/hypothesis-method.ts';
import { judgePlace } from '../support/judge-place.ts';
import { Random } from '../support/random.ts';

/**
 * Finding again, by generated documents whose every word knows where it comes from: `npm run bench:anchor`, or
 * `-- <words> <kind of edits> <language>` for one of them. "right" and "review" are of the passages of which something is left, "wrong" of
 * all: settled at a wrong place, or settled though nothing is left. "edges" are exact to the unit.
 */
const [onlyWords, onlyKind, onlyLanguage, seedsGiven] = process.argv.slice(2);
const sizes = onlyWords === undefined ? [2000, 20_000, 100_000] : [Number(onlyWords)];
const kinds = onlyKind === undefined ? ['mixed'] : onlyKind === 'all' ? editKinds : [onlyKind];
const languages = (
  onlyLanguage === undefined
    ? ['prose']
    : onlyLanguage === 'all'
      ? ['prose', 'narrow', 'tiny', 'unspaced', 'mixed']
      : [onlyLanguage]
) as Language[];
const shares = process.env.ANCHOR_SHARES ? process.env.ANCHOR_SHARES.split(',').map(Number) : [0.05, 0.15, 0.3];
const isVerbose = process.env.ANCHOR_EXAMPLES !== undefined;

interface Tally {
  present: number;
  all: number;
  right: number;
  edges: number;
  wrong: number;
  review: number;
  lost: number;
  ms: number;
}
const nothing = (): Tally => ({ present: 0, all: 0, right: 0, edges: 0, wrong: 0, review: 0, lost: 0, ms: 0 });

console.log('words   edits      language  %   method      right  edges  wrong review   lost   ms per 1,000');
for (const words of sizes) {
  for (const language of languages) {
    for (const kind of kinds) {
      for (const share of shares) {
        const tallies = { alignment: nothing(), quote: nothing(), Hypothesis: nothing() };
        const seeds = Number(seedsGiven ?? (words > 50_000 ? 2 : words > 5000 ? 4 : 12));
        for (let seed = 1; seed <= seeds; seed += 1) run(words, language, kind, share, seed, tallies);
        for (const [name, tally] of Object.entries(tallies)) {
          if (tally.all === 0) continue;
          const of = (count: number, all: number) => `${((100 * count) / Math.max(all, 1)).toFixed(2)}`.padStart(6);
          console.log(
            `${String(words).padEnd(7)} ${kind.padEnd(10)} ${language.padEnd(9)} ${String(share * 100).padEnd(3)} ${name.padEnd(10)} ${of(tally.right, tally.present)} ${of(tally.edges, tally.present)} ${of(tally.wrong, tally.all)} ${of(tally.review, tally.present)} ${of(tally.lost, tally.present)} ${((tally.ms * 1000) / tally.all).toFixed(0).padStart(6)}`,
          );
        }
      }
    }
  }
}

function run(
  words: number,
  language: Language,
  kind: string,
  share: number,
  seed: number,
  tallies: Record<'alignment' | 'quote' | 'Hypothesis', Tally>,
): void {
  const random = new Random(seed * 7919 + words + Math.round(share * 100));
  const before = generateDocument(random, words, language);
  const after = edit(random, before, editsOf(kind, share));
  const count = words < 5000 ? 200 : 1000;
  const { old, now, questions } = ask(random, before, after, count);
  const measure = (tally: Tally, asked: readonly Question[], answer: () => Place[]): void => {
    const began = process.cpuUsage();
    const places = answer();
    const { user, system } = process.cpuUsage(began);
    tally.ms += (user + system) / 1000;
    asked.forEach((question, i) => {
      judge(tally, question, places[i] as Place, old, now);
    });
  };
  if (process.env.ANCHOR_ONLY !== 'quote')
    measure(tallies.alignment, questions, () => {
      const revision = new PassageFinder(now).revision(old);
      return questions.map(({ start, end }) => revision.place(start, end));
    });
  if (process.env.ANCHOR_ONLY !== 'alignment')
    measure(tallies.quote, questions, () => {
      const finder = new PassageFinder(now);
      return questions.map(({ start, end }) => finder.findQuote({ quote: quoteOf(old, start, end), start }));
    });
  if (process.env.ANCHOR_PEER === '0') return;
  const few = questions.slice(0, words < 5000 ? 60 : words < 50_000 ? 50 : 20);
  measure(tallies.Hypothesis, few, () =>
    few.map(({ start, end }) => {
      const found = findAsHypothesis(now, quoteOf(old, start, end), start);
      return found === null
        ? { state: 'lost', start: null, end: null, confidence: 0 }
        : { state: 'changed', ...found, confidence: 1 };
    }),
  );
}

function judge(tally: Tally, question: Question, place: Place, old: string, now: string): void {
  const { truth } = question;
  const verdict = judgePlace(question, place);
  tally.all += 1;
  if (truth !== null) tally.present += 1;
  if (truth !== null || verdict === 'wrong') tally[verdict] += 1;
  if (verdict === 'wrong') show('wrong', place, question, old, now);
  else if (verdict !== 'right') show(truth !== null ? 'open' : '', place, question, old, now);
  else if (truth?.starts.includes(place.start ?? -1) && truth.ends.includes(place.end ?? -1)) tally.edges += 1;
  else show('edges', place, question, old, now);
}

function show(kind: string, place: Place, { start, end, truth }: Question, old: string, now: string): void {
  if (!isVerbose || kind === '' || (process.env.ANCHOR_EXAMPLES !== 'all' && process.env.ANCHOR_EXAMPLES !== kind))
    return;
  const around = (text: string, from: number, to: number) =>
    `${text.slice(Math.max(0, from - 60), from)}[[${to - from > 300 ? `${text.slice(from, from + 140)} … ${text.slice(to - 140, to)}` : text.slice(from, to)}]]${text.slice(to, to + 60)}`.replaceAll(
      '\n',
      '⏎',
    );
  console.log(
    `-- ${kind} ${place.state} ${place.confidence.toFixed(2)} share ${truth?.share.toFixed(2) ?? 'gone'}\n   was  ${around(old, start, end)}`,
  );
  if (place.start !== null && place.end !== null) console.log(`   got  ${around(now, place.start, place.end)}`);
  if (truth !== null) console.log(`   true ${around(now, truth.start, truth.end)}`);
}
