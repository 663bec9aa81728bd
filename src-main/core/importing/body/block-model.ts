import model from '../../../../resources/extraction/block-model.json' with { type: 'json' };
import { featureNames, featureNamesWithOther } from './block-features.ts';
import { type BoostedTrees, type Predict, predictor } from './boosted-trees.ts';

/** What `block-model.json` holds: one forest for pages seen by one extractor, one for pages that two have seen. */
export interface BlockModel {
  readonly alone: BoostedTrees;
  readonly withOther: BoostedTrees;
}

export interface BlockPredictors {
  readonly alone: Predict;
  readonly withOther: Predict;
}

let loaded: BlockPredictors | null = null;

/** The trained cleaner: how probable it is that a block belongs to the article. `npm run train:blocks` makes it. */
export function blockPredictors(): BlockPredictors {
  loaded ??= predictorsOf(model);
  return loaded;
}

/** Throws where a model was trained on other features than this code measures. */
export function predictorsOf({ alone, withOther }: BlockModel): BlockPredictors {
  if (alone.features.join() !== featureNames.join() || withOther.features.join() !== featureNamesWithOther.join())
    throw new Error('The block model was trained on other features: run npm run train:blocks.');
  return { alone: predictor(alone), withOther: predictor(withOther) };
}
