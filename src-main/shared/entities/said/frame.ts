import type { Phrase } from './phrases.ts';
import type { ReportingVerb } from './verbs.ts';

/** A reporting verb in a sentence with who speaks, and where what is said begins if it follows. Indices are of items. */
export interface Frame {
  readonly verb: number;
  readonly reporting: ReportingVerb;
  readonly subject: Phrase | null;
  /** Whether the subject stands with an earlier verb: "met him and said", ", adding that". */
  readonly shared: boolean;
  /** Through whom it is known: "was quoted as saying by KCNA". */
  readonly via: Phrase | null;
  /** Speaker, verb and what belongs to them, `to` exclusive. */
  readonly from: number;
  readonly to: number;
  readonly follows: 'quote' | 'that' | 'clause' | 'question' | 'infinitive' | 'object' | 'nothing';
  /** A verb that takes a few quoted words only. */
  readonly fragment: boolean;
  readonly according: boolean;
}

/** Of a verb that takes no more than a quotation. */
export const plain: ReportingVerb = {
  stance: 'said',
  bare: false,
  addressee: false,
  infinitive: false,
  object: false,
  doubtful: false,
  participle: false,
};
