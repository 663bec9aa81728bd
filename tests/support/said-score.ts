import type { Entity, Mention, Quotation } from '#shared/model/entity.ts';
import type { AnnotatedText } from '../../src-main/training/annotated-text.ts';

/** How quotations of one kind were found, and whose they were said to be. */
export interface SaidScore {
  gold: number;
  given: number;
  found: number;
  right: number;
  wrong: number;
  unsure: number;
}
export type SaidCase = 'missed' | 'extra' | 'wrong' | 'unsure' | 'right';
export interface SaidOutcome {
  readonly outcome: SaidCase;
  readonly kind: Quotation['kind'];
  readonly gold: AnnotatedText['quotes'][number] | null;
  readonly given: Quotation | null;
}

/** The names of an annotated text as recognition would give them, without demonyms; an entity's id is its key. */
export function annotatedEntities(article: AnnotatedText): { mentions: Mention[]; entities: Entity[] } {
  const mentions: Mention[] = [];
  const forms = new Map<string, { type: Mention['type']; names: string[] }>();
  for (const { start, end, type, key } of article.mentions) {
    if (type === 'demonym') continue;
    const text = article.text.slice(start, end);
    mentions.push({ start, end, text, type, entity: key });
    const entity = forms.get(key) ?? { type, names: [] };
    entity.names.push(text);
    forms.set(key, entity);
  }
  const entities = [...forms].map(([id, { type, names }]) => {
    const name = names.reduce((longest, form) => (form.length > longest.length ? form : longest));
    const aliases = [...new Set(names)].filter((form) => form !== name);
    return { id, name, type, aliases, count: names.length };
  });
  return { mentions, entities };
}

/** For every entity found, the key of the annotated entity with which most of its mentions overlap. */
export function keysOf(article: AnnotatedText, mentions: readonly Mention[]): Map<string, string> {
  const votes = new Map<string, Map<string, number>>();
  for (const { start, end, entity } of mentions) {
    const gold = article.mentions.find((one) => one.type !== 'demonym' && one.start < end && start < one.end);
    if (gold === undefined) continue;
    const counts = votes.get(entity) ?? new Map<string, number>();
    counts.set(gold.key, (counts.get(gold.key) ?? 0) + 1);
    votes.set(entity, counts);
  }
  return new Map(
    [...votes].map(([entity, counts]) => [entity, ([...counts].sort((a, b) => b[1] - a[1])[0] as [string, number])[0]]),
  );
}

const overlap = (a: { start: number; end: number }, b: { start: number; end: number }) => {
  const both = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return both <= 0 ? 0 : both / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
};

/**
 * Pairs annotated and given quotations of one kind whose spans overlap by half of what they cover together (IoU), the best
 * first. The speaker is right if its entity has the annotated key, or neither has one; `speaker` null is unsure.
 */
export function judgeSaid(
  article: AnnotatedText,
  quotations: readonly Quotation[],
  keyOf: (entity: string) => string | null,
): SaidOutcome[] {
  const pairs = article.quotes
    .flatMap((gold) => quotations.map((given) => ({ gold, given, share: overlap(gold, given) })))
    .filter(({ gold, given, share }) => share >= 0.5 && gold.kind === given.kind)
    .sort((a, b) => b.share - a.share);
  const paired = new Map<unknown, SaidOutcome>();
  for (const { gold, given } of pairs) {
    if (paired.has(gold) || paired.has(given)) continue;
    const entity = given.speaker === null ? null : given.speaker.entity;
    const said = entity === null ? null : (keyOf(entity) ?? `unknown ${entity}`);
    const outcome = given.speaker === null ? 'unsure' : said === gold.speaker ? 'right' : 'wrong';
    const result: SaidOutcome = { outcome, kind: gold.kind, gold, given };
    paired.set(gold, result);
    paired.set(given, result);
  }
  return [
    ...article.quotes.map(
      (gold) => paired.get(gold) ?? ({ outcome: 'missed', kind: gold.kind, gold, given: null } as const),
    ),
    ...quotations
      .filter((given) => !paired.has(given))
      .map((given) => ({ outcome: 'extra', kind: given.kind, gold: null, given }) as const),
  ];
}

export function scoreSaid(outcomes: readonly SaidOutcome[]): SaidScore {
  const count = (...cases: SaidCase[]) => outcomes.filter(({ outcome }) => cases.includes(outcome)).length;
  const found = count('right', 'wrong', 'unsure');
  return {
    gold: found + count('missed'),
    given: found + count('extra'),
    found,
    right: count('right'),
    wrong: count('wrong'),
    unsure: count('unsure'),
  };
}
