import { firstIndex } from '../../finding/first-index.ts';
import type { Entity, Mention, Recognition } from '../../model/entity.ts';
import { occurrencesIn, type Span } from './occurrences.ts';
import { follow, type Identity, type Rules } from './rules.ts';

/** A passage that may become a mention. */
export interface Candidate extends Span {
  /** What it is by the corrections; null where they leave it out. */
  readonly identity: Identity | null;
  readonly touched: readonly string[];
  /** The recogniser's mention and entity; null for what a correction found in the text. */
  readonly seen: { readonly mention: Mention; readonly entity: Entity } | null;
  /** The place of what made it among the corrections, -1 for the recogniser. */
  readonly born: number;
  /** A person pointed at this very passage. */
  readonly pointed: boolean;
}

/** Every mention that the recogniser saw or that a correction finds in the text, each as what corrections make of it. */
export function candidatesOf(recognition: Recognition, text: string, rules: Rules, articleId: string): Candidate[] {
  const candidates: Candidate[] = [];
  const entities = new Map(recognition.entities.map((entity) => [entity.id, entity]));
  for (const mention of recognition.mentions) {
    const entity = entities.get(mention.entity);
    if (entity === undefined) continue;
    const born = bornOf(entity, rules);
    const { type, touched } = follow(rules, { ...entity, touched: entity.corrections ?? [] }, born, mention.text);
    const identity = type === null ? null : identityOf(rules, entity, born, mention.text);
    const { start, end } = mention;
    candidates.push({ start, end, identity, touched, seen: { mention, entity }, born, pointed: false });
  }
  const occurrences = occurrencesIn(text);
  for (const { rule, order } of rules.ofText) {
    const { pointed, named } = occurrences(rule, articleId);
    for (const [spans, isPointed] of [[pointed, true] as const, [named, false] as const]) {
      for (const span of spans) {
        const words = text.slice(span.start, span.end);
        const result = follow(rules, { ...rule.entity, touched: [rule.id] }, order, words);
        const identity = result.type === null ? null : result;
        candidates.push({ ...span, identity, touched: result.touched, seen: null, born: order, pointed: isPointed });
      }
    }
  }
  return candidates;
}

/** What the corrections make of an entity as a whole, such as a speaker that is called "he"; null where it is left out. */
export function identityOf(rules: Rules, entity: Entity, born: number, text: string | null): Identity | null {
  const result = follow(rules, { ...entity, touched: entity.corrections ?? [] }, born, text);
  return result.type === null ? null : result;
}

/** What is corrected already only takes corrections that came later: so that to apply them twice is to apply them once. */
export function bornOf({ corrections = [] }: Entity, { orderOf }: Rules): number {
  return Math.max(-1, ...corrections.map((id) => orderOf.get(id) ?? -1));
}

/**
 * The mentions of a text, sorted and without overlap. Of candidates for the same passage the newest one holds; of
 * different ones that overlap, what a person pointed at, then the longer, then what a correction found.
 */
export function chooseSpans(candidates: readonly Candidate[]): (Candidate & { identity: Identity })[] {
  const bySpan = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const key = `${candidate.start} ${candidate.end}`;
    const other = bySpan.get(key);
    if (other === undefined || isStronger(candidate, other)) bySpan.set(key, candidate);
  }
  const ranked = [...bySpan.values()].filter(isSomething).sort(byRank);
  const chosen: (Candidate & { identity: Identity })[] = [];
  for (const candidate of ranked) {
    const at = firstFrom(chosen, candidate.start);
    const before = chosen[at - 1];
    const after = chosen[at];
    const isFree =
      (before === undefined || before.end <= candidate.start) && (after === undefined || after.start >= candidate.end);
    if (isFree) chosen.splice(at, 0, candidate);
  }
  return chosen;
}

function isStronger(a: Candidate, b: Candidate): boolean {
  return a.pointed === b.pointed ? a.born >= b.born : a.pointed;
}

function isSomething(candidate: Candidate): candidate is Candidate & { identity: Identity } {
  return candidate.identity !== null && candidate.start < candidate.end;
}

function byRank(a: Candidate, b: Candidate): number {
  if (a.pointed !== b.pointed) return a.pointed ? -1 : 1;
  if (a.pointed && a.born !== b.born) return b.born - a.born;
  const length = b.end - b.start - (a.end - a.start);
  if (length !== 0) return length;
  if ((a.seen === null) !== (b.seen === null)) return a.seen === null ? -1 : 1;
  return a.start - b.start;
}

/** The index of the first that starts at or after an offset. */
function firstFrom(sorted: readonly Span[], offset: number): number {
  return firstIndex(sorted.length, (at) => (sorted[at] as Span).start >= offset);
}
