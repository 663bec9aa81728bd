import type { DomDocument } from '../page/dom.ts';
import { parsePage } from '../page/parse-page.ts';
import { blockFeatures } from './block-features.ts';
import { type BlockPredictors, blockPredictors } from './block-model.ts';
import { blocksOf, type PageBlocks } from './blocks.ts';
import { certainlyOutside, type LineFacts } from './certain-lines.ts';
import { completeChoice } from './complete-choice.ts';
import { defuddleBody } from './defuddle.ts';
import { bestThreshold } from './expected-score.ts';
import { mainBox } from './main-box.ts';
import { certainlyText } from './plain-text.ts';
import { readabilityBody } from './readability.ts';

/** What is known of a page before its body is chosen. */
export interface PageClues extends LineFacts {
  readonly address: string | null;
}

export interface Judgement {
  /** How probable it is that each block belongs to the article. */
  readonly probabilities: readonly number[];
  readonly keep: readonly boolean[];
  /** The F1 that this choice is expected to have. */
  readonly certainty: number;
}

/** Below this expected F1 Defuddle is asked too: it costs as much as all other steps together. */
export const sureEnough = 0.8;

/** What is certainly of the article is about as probable as what the cleaner is sure of. */
const sure = 0.97;

/** In words: see `longProse` in plain-text.ts. */
const longPage = 5000;

/** Blocks, above which measuring each takes too long: the box with most of the prose is believed. */
const mostMeasured = 8000;

/** UTF-16 units of markup, and links in it, above which Defuddle takes too long: it looks through the page for each link. */
const mostForOther = { units: 1_000_000, links: 1500 };

/** Judges each block of a page by the trained cleaner. `markup` is the page, for extractors that rearrange it. */
export function judgeBlocks(
  page: PageBlocks,
  markup: string,
  clues: PageClues,
  predictors: BlockPredictors = blockPredictors(),
): Judgement {
  const words = page.blocks.map(({ text }) => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0);
  const certain = { outside: certainlyOutside(page, clues), byline: clues.byline };
  if (page.blocks.length > mostMeasured) return choose(page, inMainBox(page), words, certain);
  const facts = {
    title: clues.title ?? '',
    description: clues.description ?? '',
    kept: textsOf(readabilityBody(parsePage(markup))),
    other: null,
  };
  const first = choose(page, blockFeatures(page, facts).map(predictors.alone), words, certain);
  if (first.certainty >= sureEnough || !isForOther(markup)) return first;
  const other = textsOf(defuddleBody(parsePage(markup), clues.address));
  return choose(page, blockFeatures(page, { ...facts, other }).map(predictors.withOther), words, certain);
}

function isForOther(markup: string): boolean {
  return markup.length <= mostForOther.units && (markup.match(/<a\s/gi)?.length ?? 0) <= mostForOther.links;
}

/** How probable each block is by its place alone: inside the main box, and no row of links. */
function inMainBox(page: PageBlocks): number[] {
  const { first, end } = mainBox(page) ?? { first: 0, end: 0 };
  return page.blocks.map(({ index, linked, text }) => {
    return first <= index && index < end && linked < text.length * 0.8 ? 0.85 : 0.05;
  });
}

/** Keeps what is probable and not certainly outside, made whole. `words` are counts by block. */
export function choose(
  page: PageBlocks,
  judged: readonly number[],
  words: readonly number[],
  { outside, byline }: { readonly outside: readonly boolean[]; readonly byline: string | null },
): Judgement {
  const inside = certainlyText(page, outside, judged);
  const probabilities = judged.map((p, index) => (outside[index] ? 0 : inside[index] ? Math.max(p, sure) : p));
  const { threshold, f1 } = bestThreshold(probabilities, words);
  // Tables and lists far down a long text are found as improbable as it is: what is certain beside them raises no bar for them.
  const beside = judged.map((p, index) => (outside[index] ? 0 : p));
  const isLong = words.reduce((sum, count, index) => sum + (outside[index] ? 0 : count), 0) > longPage;
  const bar = Math.max(isLong ? Math.min(threshold, bestThreshold(beside, words).threshold) : threshold, 0.2);
  const keep = probabilities.map((p) => p >= bar);
  completeChoice(page, keep, outside, byline);
  return { probabilities, keep, certainty: f1 };
}

/** The texts of what an extractor kept: its result is a tree of its own, so that the text is all that compares. */
export function textsOf(body: DomDocument['body'] | null): ReadonlySet<string> {
  return new Set(body === null ? [] : blocksOf(body).blocks.map(({ text }) => text));
}
