import { toldOnce } from '#shared/entities/said/ledger.ts';
import { fold } from '#shared/finding/fold.ts';
import type { Quotation, Speaker } from '#shared/model/entity.ts';

/** What one speaker says in an article, in the order of the text. */
export interface SpeakerGroup {
  readonly key: string;
  /** As the list shows it; null for what nobody is said to have said. */
  readonly name: string | null;
  /** Whether the text says plainly that it is they: a guess stands apart. */
  readonly isSure: boolean;
  readonly quotes: readonly Quotation[];
}

/** Narrows what is told to statements that hold every word, in themselves, their speaker or their verb. */
export function filterQuotes(all: readonly Quotation[], words: string): Quotation[] {
  const quotes = toldOnce(all);
  const wanted = fold(words).text.split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return quotes;
  return quotes.filter(({ text, speaker, possible, verb, lead }) => {
    const own = fold([text, speaker?.name, possible?.name, verb, lead].filter(Boolean).join(' ')).text;
    return wanted.every((word) => own.includes(word));
  });
}

/** What `filterQuotes` gives by who says it, the most first; what is unsure behind, and what has no speaker last. */
export function bySpeaker(quotes: readonly Quotation[]): SpeakerGroup[] {
  const groups = new Map<string, { name: string | null; isSure: boolean; quotes: Quotation[] }>();
  for (const quote of quotes) {
    const who = quote.speaker ?? quote.possible;
    const isSure = quote.speaker !== null;
    const key = who === null ? '' : `${isSure ? '' : '?'}${keyOf(who)}`;
    const group = groups.get(key) ?? { name: who?.name ?? null, isSure, quotes: [] };
    group.quotes.push(quote);
    groups.set(key, group);
  }
  const rank = ({ name, isSure }: SpeakerGroup) => (name === null ? 2 : isSure ? 0 : 1);
  return [...groups]
    .map(([key, group]) => ({ key, ...group }))
    .sort((a, b) => rank(a) - rank(b) || b.quotes.length - a.quotes.length);
}

function keyOf({ entity, name }: Speaker): string {
  return entity ?? fold(name).text;
}
