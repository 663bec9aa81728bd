import type { Quotation } from '../../model/entity.ts';

/** The verb of a statement as it is shown beside its speaker: “according to Kirby” tells that Kirby said it. */
export function verbWords(verb: string): string {
  return verb.toLowerCase() === 'according' ? 'said' : verb;
}

/** What stands between a speaker and the words of a statement: “denied that”, “called on Jon Vale”, else the verb; null for neither. */
export function cueWords({ verb, lead }: Pick<Quotation, 'verb' | 'lead'>): string | null {
  return lead ?? (verb === null ? null : verbWords(verb));
}

/** The words of a statement as they are shown alone: the comma that led on to its speaker is left out. */
export function spokenWords(text: string): string {
  return text.replace(/,(?=\s*[”’"'»]*$)/, '');
}
