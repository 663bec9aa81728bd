import { splitCompounds } from '../../shared/entities/compounds.ts';
import type { Lexicon } from '../../shared/entities/lexicon.ts';
import { read } from '../../shared/entities/reading.ts';
import { type Prepared, prepare, zoneFeatures } from '../../shared/entities/tagger/features.ts';
import { HashBuffer } from '../../shared/entities/tagger/hash-buffer.ts';
import type { Words } from '../../shared/entities/tagger/words.ts';
import { tokenise } from '../../shared/entities/tokenise.ts';
import type { AnnotatedText } from './corpus.ts';
import type { RawZone } from './examples.ts';
import { latticeOf } from './lattice.ts';

/** An annotated text as the tagger reads it, with the labels that its annotation allows each token. */
export interface TrainingText {
  readonly document: AnnotatedText;
  readonly prepared: Prepared;
  readonly masks: Uint32Array;
  readonly weight: number;
}

const buffer = new HashBuffer();

export function trainingText(document: AnnotatedText, lexicon: Lexicon, words: Words, weight: number): TrainingText {
  const reading = read(splitCompounds(tokenise(document.text), lexicon), lexicon);
  const prepared = prepare(reading, words);
  return { document, prepared, masks: latticeOf(reading, prepared.zones, document), weight };
}

/** The zones of a text with the features of the first pass. */
export function firstZones({ prepared, masks, weight }: TrainingText): RawZone[] {
  return prepared.zones.map((zone) => {
    const starts = zoneFeatures(prepared, zone, buffer, true);
    return {
      starts,
      hashes: buffer.values.slice(0, buffer.length),
      masks: masks.slice(zone.from, zone.to),
      weight,
      base: null,
    };
  });
}
