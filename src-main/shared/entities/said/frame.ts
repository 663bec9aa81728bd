import type { Phrase } from './phrases.ts';
import type { Item } from './sentences.ts';
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

/** Where "who was elected in May" begins, between a speaker and the verb: its dates are no days on which something was said. */
export function clauseOfSpeaker(items: readonly Item[], { subject, verb }: Frame): Item | null {
  const clause = items[(subject?.to ?? verb) + 1];
  const isBetween = subject !== null && subject.to < verb && items[subject.to]?.word === ',';
  return isBetween && /^(?:who|whose|which)$/.test(clause?.word ?? '') ? (clause ?? null) : null;
}

/** Whether the verb is that of "Kirby, who said": what stands before belongs to another clause. */
export function isInRelative(items: readonly Item[], { subject, verb }: Frame): boolean {
  if (subject === null || subject.to >= verb) return false;
  const mark = items.slice(subject.to, verb).findLastIndex(({ kind }) => kind === 'mark');
  return items.slice(subject.to + mark + 1, verb).some(({ word }) => /^(?:who|which|that)$/.test(word));
}
