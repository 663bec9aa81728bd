import { arrangeCards } from '../../src-renderer/features/margin-notes/arrange.ts';
import { type Card, layoutCards } from '../../src-renderer/features/margin-notes/layout.ts';
import { randomNumbers } from './pages.ts';

/** `npm run bench:margin`: how long laying out a thousand notes takes, and how far from their lines they stand. */

const gap = 10;
const sizes = { gap, chip: 30, reach: 90 };
const runs = 300;

/** The peer: every card at its line, or below the card before it. */
function pushDown(cards: readonly Card[]): number[] {
  let bottom = Number.NEGATIVE_INFINITY;
  return cards.map(({ anchor, height }) => {
    const top = Math.max(anchor, bottom);
    bottom = top + height + gap;
    return top;
  });
}

/** Notes of an article, so many to a cluster: clusters lie `apart` pixels from each other, their lines within 60. */
function clusters(count: number, each: number, apart: number): Card[] {
  const random = randomNumbers(count * each + apart);
  const anchors = Array.from({ length: count }, (_, at) => 2000 + Math.floor(at / each) * apart + random(60));
  return anchors.sort((a, b) => a - b).map((anchor) => ({ anchor, height: 50 + random(150), weight: 1 }));
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
const offset = (cards: readonly Card[], tops: readonly (number | null)[]) =>
  mean(cards.flatMap(({ anchor }, at) => (tops[at] == null ? [] : [Math.abs((tops[at] ?? 0) - anchor)])));

/** Milliseconds of one run: the median of many, after the compiler has seen it. */
function time(run: () => unknown): number {
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[runs / 2] ?? Number.NaN;
}

const rows = [
  { name: '1,000 notes, room for all', cards: clusters(1000, 1, 260) },
  { name: '1,000 notes in clusters of 5', cards: clusters(1000, 5, 900) },
  { name: '1,000 notes in clusters of 30', cards: clusters(1000, 30, 6000) },
  { name: '1,000 notes, a third too many', cards: clusters(1000, 2, 200) },
  { name: '1,000 notes on one paragraph', cards: clusters(1000, 1000, 0) },
].map(({ name, cards }) => {
  const least = layoutCards(cards, gap);
  const pushed = pushDown(cards);
  const shown = arrangeCards(cards, null, sizes);
  const far = (value: number) => Math.round(value);
  return {
    name,
    'layout ms': time(() => layoutCards(cards, gap)).toFixed(3),
    'with folding ms': time(() => arrangeCards(cards, null, sizes)).toFixed(3),
    'push-down ms': time(() => pushDown(cards)).toFixed(3),
    'layout px': far(offset(cards, least)),
    'with folding px': far(offset(cards, shown.tops)),
    'push-down px': far(offset(cards, pushed)),
    'layout / push-down': (offset(cards, least) / Math.max(1, offset(cards, pushed))).toFixed(2),
    'folding / push-down': (offset(cards, shown.tops) / Math.max(1, offset(cards, pushed))).toFixed(2),
    folded: shown.folded.filter(Boolean).length,
  };
});
console.log(`Node ${process.version}; times are the median of ${runs} runs, pixels the mean distance from the line.`);
console.table(rows);
