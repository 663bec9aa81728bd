import { HashBuffer } from '../../shared/entities/tagger/hash-buffer.ts';
import { unpackModel } from '../../shared/entities/tagger/model.ts';
import { namesOfLabels } from '../../shared/entities/tagger/names-of-labels.ts';
import { SecondPass } from '../../shared/entities/tagger/second-pass.ts';
import { firstPass } from '../../shared/entities/tagger/tag.ts';
import { collectExamples, type RawZone } from './examples.ts';
import { packModel } from './pack-model.ts';
import { type CrfOptions, trainCrf } from './train-crf.ts';
import { firstZones, type TrainingText } from './training-texts.ts';

export interface PassOptions extends CrfOptions {
  /** A feature is learnt from so many occurrences on, and gets weights for all labels from `dense` on. */
  readonly least: number;
  readonly dense: number;
  /** Features kept at the most. */
  readonly most: number;
}

export type Say = (line: string) => void;

/** Trains the first pass; the bytes are those of its file. */
export function trainFirst(texts: readonly TrainingText[], options: PassOptions, say: Say): Uint8Array {
  return train(texts.flatMap(firstZones), options, say);
}

/**
 * Trains the second pass on what first passes say of texts that they have not seen: the texts are dealt into `folds`, and
 * each fold is read by a first pass trained on the others.
 */
export function trainSecond(
  texts: readonly TrainingText[],
  folds: number,
  first: PassOptions,
  second: PassOptions,
  say: Say,
): Uint8Array {
  const zones: RawZone[] = [];
  for (let fold = 0; fold < folds; fold += 1) {
    const isIn = (_: unknown, i: number) => i % folds === fold;
    const model = unpackModel(
      trainFirst(
        texts.filter((_, i) => !isIn(_, i)),
        first,
        () => {},
      ),
    );
    for (const text of texts.filter(isIn)) zones.push(...secondZones(text, model));
    say(`fold ${fold + 1} of ${folds}`);
  }
  return train(zones, second, say);
}

const buffer = new HashBuffer();

function secondZones({ prepared, masks, weight }: TrainingText, model: ReturnType<typeof unpackModel>): RawZone[] {
  const { scores, labels } = firstPass(prepared, model);
  const opinions = new SecondPass(prepared, labels, namesOfLabels(labels));
  return prepared.zones.map((zone, number) => {
    const starts = opinions.features(zone, buffer);
    const hashes = buffer.values.slice(0, buffer.length);
    return { starts, hashes, masks: masks.slice(zone.from, zone.to), weight, base: scores[number] ?? null };
  });
}

function train(zones: readonly RawZone[], options: PassOptions, say: Say): Uint8Array {
  const examples = collectExamples(zones, options.least, options.dense);
  return packModel(examples, trainCrf(examples, options, say), options.most);
}
