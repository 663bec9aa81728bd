import type { DatedSpan, Entity, Mention, Recognition } from '../../model/entity.ts';
import { findAmounts } from '../amounts/find-amounts.ts';
import { findDates } from './find-dates.ts';
import { wordsOf } from './words.ts';

interface Span {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly type: 'date' | 'amount';
  /** What all mentions of the same date or amount share. */
  readonly key: string;
  /** The name of the entity; null is the text of its first mention. */
  readonly name: string | null;
}

/**
 * Adds the dates and amounts of an English text to its names. Where one overlaps a name it gives way, as a mention; as a
 * date it stays beside an event ("2026 World Cup") and goes with any other name ("Sunday Times"). A date's entity is named by its
 * ISO 8601 value, an amount's by its first mention; an expression that nothing resolves is a mention without a date.
 */
export function withDates(
  named: Pick<Recognition, 'mentions' | 'entities'>,
  { text, published }: { readonly text: string; readonly published: string | null },
): Pick<Recognition, 'mentions' | 'entities' | 'dates'> {
  const blocks = wordsOf(text);
  const dates: DatedSpan[] = [];
  const spans: Span[] = [];
  const near = overlapping(named.mentions);
  for (const { start, end, text: words, iso } of findDates(text, published, blocks)) {
    const name = near(start, end);
    if (iso !== null && (name === null || name.type === 'event')) dates.push({ start, end, text: words, iso });
    if (name !== null) continue;
    const key = iso === null ? `date:${slug(words)}` : `date:${iso.replace('/', '--')}`;
    spans.push({ start, end, text: words, type: 'date', key, name: iso });
  }
  const amountNear = overlapping(named.mentions);
  for (const { start, end, text: words, unit, value, least } of findAmounts(text, blocks)) {
    if (amountNear(start, end) !== null) continue;
    const key = `amount:${slug(unit)}-${least === value ? '' : `${least}-to-`}${value}`;
    spans.push({ start, end, text: words, type: 'amount', key, name: null });
  }
  return { ...merged(named, apart(spans)), dates };
}

/** Answers, for spans in ascending order, which of the sorted mentions one overlaps. One pass over all. */
function overlapping(mentions: readonly Mention[]): (start: number, end: number) => Mention | null {
  let at = 0;
  return (start, end) => {
    while (at < mentions.length && (mentions[at] as Mention).end <= start) at += 1;
    const mention = mentions[at];
    return mention !== undefined && mention.start < end ? mention : null;
  };
}

/** In order of the text; of two that overlap the one that begins first, and the longer of two that begin together. */
function apart(spans: readonly Span[]): Span[] {
  let end = 0;
  const sorted = [...spans].sort((a, b) => a.start - b.start || b.end - a.end);
  return sorted.filter((span) => {
    if (span.start < end) return false;
    end = span.end;
    return true;
  });
}

function merged(
  { mentions, entities }: Pick<Recognition, 'mentions' | 'entities'>,
  spans: readonly Span[],
): Pick<Recognition, 'mentions' | 'entities'> {
  const groups = Map.groupBy(spans, ({ key }) => key);
  const added = [...groups].map(([id, members]): Entity => {
    const first = members[0] as Span;
    const name = first.name ?? first.text;
    const aliases = [...new Set(members.map(({ text }) => text))].filter((text) => text !== name);
    return { id, name, type: first.type, aliases, count: members.length };
  });
  const all = [
    ...mentions,
    ...spans.map(({ start, end, text, type, key }) => ({ start, end, text, type, entity: key })),
  ];
  all.sort((a, b) => a.start - b.start);
  const first = new Map<string, number>();
  for (const { entity, start } of all) if (!first.has(entity)) first.set(entity, start);
  const sorted = [...entities, ...added].sort(
    (a, b) => b.count - a.count || (first.get(a.id) ?? 0) - (first.get(b.id) ?? 0),
  );
  return { mentions: all, entities: sorted };
}

function slug(text: string): string {
  return text.toLowerCase().replaceAll(/\s+/g, '-');
}
