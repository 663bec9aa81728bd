import type { DomDocument } from '../page/dom.ts';
import { parsePage } from '../page/parse-page.ts';
import { blockFeatures } from './block-features.ts';
import { type BlockPredictors, blockPredictors } from './block-model.ts';
import { blocksOf, type PageBlocks } from './blocks.ts';
import { defuddleBody } from './defuddle.ts';
import { bestThreshold } from './expected-score.ts';
import { readabilityBody } from './readability.ts';

/** What is known of a page before its body is chosen. */
export interface PageClues {
  readonly title: string | null;
  readonly description: string | null;
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
export const sureEnough = 0.9;

/** Judges each block of a page by the trained cleaner. `markup` is the page, for extractors that rearrange it. */
export function judgeBlocks(
  page: PageBlocks,
  markup: string,
  clues: PageClues,
  predictors: BlockPredictors = blockPredictors(),
): Judgement {
  const facts = {
    title: clues.title ?? '',
    description: clues.description ?? '',
    kept: textsOf(readabilityBody(parsePage(markup))),
    other: null,
  };
  const words = page.blocks.map(({ text }) => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0);
  const first = choose(blockFeatures(page, facts).map(predictors.alone), words);
  if (first.certainty >= sureEnough) return first;
  const other = textsOf(defuddleBody(parsePage(markup), clues.address));
  return choose(blockFeatures(page, { ...facts, other }).map(predictors.withOther), words);
}

function choose(probabilities: readonly number[], words: readonly number[]): Judgement {
  const { threshold, f1 } = bestThreshold(probabilities, words);
  const bar = Math.max(threshold, 0.2);
  return { probabilities, keep: probabilities.map((p) => p >= bar), certainty: f1 };
}

/** The texts of what an extractor kept: its result is a tree of its own, so that the text is all that compares. */
export function textsOf(body: DomDocument['body'] | null): ReadonlySet<string> {
  return new Set(body === null ? [] : blocksOf(body).blocks.map(({ text }) => text));
}
