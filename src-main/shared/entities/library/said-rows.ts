import { firstIndex } from '../../finding/first-index.ts';
import type { Quotation, Recognition } from '../../model/entity.ts';
import { timeline } from '../dates/timeline.ts';
import { saidOn, statementsOf, timeKey } from '../said/ledger.ts';

/** What an entity of an article has to do with a statement, or with a dated sentence. */
export type SaidRole = 'by' | 'perhaps' | 'about' | 'dated';

/** What the library remembers of one statement of an article. */
export interface SaidRow {
  /** Which of the recognition's `quotes` it is, or begins with. */
  readonly n: number;
  /** As `timeKey` gives it. */
  readonly at: number | null;
  /** What the article calls the speaker, and whom it may be; empty for nobody. */
  readonly who: string;
  readonly perhaps: string;
  readonly text: string;
}

/** That an entity has a part in the `n`th statement, or dated sentence of `timeline`. */
export interface RoleRow {
  /** Its id within the article's recognition. */
  readonly entity: string;
  readonly role: SaidRole;
  readonly n: number;
  readonly at: number | null;
}

/** What the `n`th dated sentence says; one that names nobody is left out. */
export interface DatedRow {
  readonly n: number;
  readonly text: string;
}

export interface SaidRows {
  readonly said: SaidRow[];
  readonly dated: DatedRow[];
  readonly roles: RoleRow[];
}

/** What is said in an article, as corrected, and of whom it is, is about, and when. `published` is a day or null. */
export function saidRows(recognition: Recognition, text: string, published: string | null): SaidRows {
  const { quotes, dates, mentions } = recognition;
  const said: SaidRow[] = [];
  const dated: DatedRow[] = [];
  const roles: RoleRow[] = [];
  if (quotes.length === 0 && dates.length === 0) return { said, dated, roles };
  const namesOf = new Map(recognition.entities.map(({ id, name, aliases }) => [id, [name, ...aliases]]));
  const called = (who: Quotation['speaker']) =>
    who === null ? '' : [who.name, ...(namesOf.get(who.entity ?? '') ?? [])].join(' ');
  const namedIn = (start: number, end: number) => {
    const found = new Set<string>();
    const first = firstIndex(mentions.length, (at) => (mentions[at] as (typeof mentions)[number]).start >= start);
    for (let i = first; i < mentions.length; i += 1) {
      const mention = mentions[i] as (typeof mentions)[number];
      if (mention.start >= end) break;
      found.add(mention.entity);
    }
    return found;
  };
  for (const { n, quote, parts } of statementsOf(quotes)) {
    const { speaker, possible, lead } = quote;
    const at = timeKey(saidOn(quote, published));
    said.push({
      n,
      at,
      who: called(speaker),
      perhaps: called(possible),
      text: [lead, quote.text].filter(Boolean).join(' '),
    });
    const own = speaker?.entity ?? null;
    const maybe = speaker === null ? (possible?.entity ?? null) : null;
    if (own !== null) roles.push({ entity: own, role: 'by', n, at });
    if (maybe !== null) roles.push({ entity: maybe, role: 'perhaps', n, at });
    // Who speaks of themselves is told by what they said.
    const named = parts.map(({ start, end, lead: cue }) => {
      // Whom somebody called on or accused is told of before what is said.
      return namedIn(cue === null ? start : start - cue.length - 1, end);
    });
    for (const entity of new Set(named.flatMap((names) => [...names])))
      if (entity !== own && entity !== maybe) roles.push({ entity, role: 'about', n, at });
  }
  if (dates.length > 0) {
    for (const [n, { start, end, iso }] of timeline(recognition, text).entries()) {
      const named = namedIn(start, end);
      if (named.size > 0) dated.push({ n, text: text.slice(start, end) });
      for (const entity of named) roles.push({ entity, role: 'dated', n, at: timeKey(iso) });
    }
  }
  return { said, dated, roles };
}
