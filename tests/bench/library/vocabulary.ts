import { Random } from '../../support/random.ts';

/** How many words there are, the most used first. */
export const vocabularySize = 60_000;

/** Words below this rank stand in every text and say nothing of what it is about. */
export const firstTelling = 400;

const commonest = (
  'the of and to in a that is was for it on with as his by at he from her be had they which are not this but have were an ' +
  'or their one all there been has who when more its would will she so if no out up into than other what then them only ' +
  'some could time these two may first any new now people over after such my about before where many between because'
).split(' ');
const onsets = 'b br c ch cl d dr f fl g gl gr h j k l m n p pl pr qu r s sh sk sl st t th tr v w'.split(' ');
const vowels = 'a e i o u ai ea ee oa ou'.split(' ');
const codas = ['', '', '', 'l', 'm', 'n', 'nd', 'r', 'rk', 's', 'st', 't', 'x'];

/** Pronounceable words that nobody uses, after the hundred commonest of English; the rarer, the longer. Always the same. */
export const vocabulary: readonly string[] = makeWords();

const cumulative = cumulativeZipf(vocabularySize);

/** The share of all running words that the word of a rank has, 0 to 1 (Zipf and Mandelbrot). */
export function shareOf(rank: number): number {
  return (cumulative[rank] as number) - (rank === 0 ? 0 : (cumulative[rank - 1] as number));
}

/** The rank of a word as running text has it; with `from` one of that rank or rarer. */
export function drawRank(random: Random, from = 0): number {
  const below = from === 0 ? 0 : (cumulative[from - 1] as number);
  return rankAt(cumulative, below + random.next() * (1 - below));
}

/** For a list whose first is the most used: the function that draws an index of it, by Zipf's law. */
export function zipfOf(length: number): (random: Random) => number {
  const sums = cumulativeZipf(length);
  return (random) => rankAt(sums, random.next());
}

function rankAt(sums: Float64Array, wanted: number): number {
  let [low, high] = [0, sums.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] as number) > wanted) high = middle;
    else low = middle + 1;
  }
  return low;
}

function cumulativeZipf(length: number): Float64Array {
  const sums = new Float64Array(length);
  let sum = 0;
  for (let rank = 0; rank < length; rank += 1) {
    sum += 1 / (rank + 2.7) ** 1.05;
    sums[rank] = sum;
  }
  return sums.map((value) => value / sum);
}

function makeWords(): string[] {
  const random = new Random(60_000);
  const words = new Set(commonest);
  while (words.size < vocabularySize) {
    const syllables = (words.size < 600 ? 1 : 2) + (random.is(words.size < 6000 ? 0.2 : 0.5) ? 1 : 0);
    let word = '';
    for (let i = 1; i <= syllables; i += 1) {
      const coda = i === syllables || random.is(0.2) ? random.pick(codas) : '';
      word += random.pick(onsets) + random.pick(vowels) + coda;
    }
    if (word.length > 2) words.add(word);
  }
  return [...words];
}
