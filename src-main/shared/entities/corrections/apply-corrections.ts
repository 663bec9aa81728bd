import type { Correction } from '../../model/correction.ts';
import type { Entity, Mention, Quotation, Recognition, Speaker } from '../../model/entity.ts';
import { refKey } from '../name-key.ts';
import { bornOf, type Candidate, candidatesOf, chooseSpans, identityOf } from './candidates.ts';
import { type Identity, type Rules, rulesFor } from './rules.ts';

type Chosen = Candidate & { readonly identity: Identity };

/** An entity in the making. */
interface Group {
  id: string;
  readonly chosen: Chosen[];
}

/**
 * A recognition as the person corrected it. `corrections` are all of the library in the order in which they were made;
 * those of other articles and those taken back do nothing. A correction wins over the recogniser, a later one over an
 * earlier one. Mentions are sorted and do not overlap, counts are counted, and `applied` names what had a part in it.
 * Pure; to apply the same twice is to apply it once, and without a correction all is as it was.
 */
export function applyCorrections(
  recognition: Recognition,
  text: string,
  corrections: readonly Correction[],
  articleId: string,
): Recognition {
  const rules = rulesFor(corrections, articleId);
  if (rules.byRef.size === 0 && rules.ofText.length === 0) return recognition;
  const candidates = candidatesOf(recognition, text, rules, articleId);
  const applied = inOrder([recognition.applied ?? [], ...candidates.map(({ touched }) => touched)].flat(), rules);
  const before = new Set(recognition.applied);
  if (applied.every((id) => before.has(id))) return recognition;

  const chosen = chooseSpans(candidates);
  const groupOf = grouping(recognition, rules);
  const groups = new Map<string, Group>();
  const keys = chosen.map((each) => {
    const key = groupOf(each.identity, each.seen?.entity ?? null);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { id: '', chosen: [each] });
    else group.chosen.push(each);
    return key;
  });
  nameIds(recognition, groups);
  const entities = [...groups.values()].map((group) => entityOf(group, text, rules));
  const mentions = chosen.map((each, i): Mention => {
    const { start, end, identity, seen } = each;
    const entity = (groups.get(keys[i] as string) as Group).id;
    return { ...seen?.mention, start, end, text: text.slice(start, end), type: identity.type, entity };
  });
  const firsts = new Map<string, number>();
  for (const { entity, start } of mentions) if (!firsts.has(entity)) firsts.set(entity, start);
  entities.sort((a, b) => b.count - a.count || (firsts.get(a.id) ?? 0) - (firsts.get(b.id) ?? 0));
  const speakerOf = (entity: Entity): string | null => {
    const identity = identityOf(rules, entity, bornOf(entity, rules), null);
    return identity === null ? null : (groups.get(groupOf(identity, entity))?.id ?? null);
  };
  return {
    ...recognition,
    mentions,
    entities,
    quotes: quotesOf(recognition, { mentions, entities }, speakerOf),
    applied,
  };
}

/** The entity to which a mention goes: the recogniser's own as long as nothing touched it, else the one of that name. */
function grouping({ entities }: Recognition, rules: Rules): (identity: Identity, seen: Entity | null) => string {
  const untouched = new Map<string, string>();
  for (const entity of entities) {
    const identity = identityOf(rules, entity, bornOf(entity, rules), null);
    const key = refKey(entity);
    if (identity !== null && isAsBefore(identity, entity) && !untouched.has(key)) untouched.set(key, entity.id);
  }
  return (identity, seen) => {
    if (seen !== null && isAsBefore(identity, seen)) return `seen ${seen.id}`;
    const key = refKey(identity);
    const same = untouched.get(key);
    return same === undefined ? `made ${key}` : `seen ${same}`;
  };
}

function isAsBefore({ touched }: Identity, { corrections = [] }: Entity): boolean {
  return touched.length === corrections.length;
}

/** An entity keeps its id through corrections, so that what the page shows of it stays; of several it is the largest one's. */
function nameIds({ entities }: Recognition, groups: ReadonlyMap<string, Group>): void {
  const taken = new Set(entities.map(({ id }) => id));
  const used = new Set<string>();
  for (const [key, group] of groups) {
    if (!key.startsWith('seen ')) continue;
    group.id = key.slice('seen '.length);
    used.add(group.id);
  }
  for (const [key, group] of groups) {
    if (key.startsWith('seen ')) continue;
    const own = largest(group)?.id;
    if (own !== undefined && !used.has(own)) group.id = own;
    else {
      const wanted = key.slice('made '.length);
      group.id = wanted;
      for (let n = 2; taken.has(group.id) || used.has(group.id); n += 1) group.id = `${wanted}-${n}`;
    }
    used.add(group.id);
  }
}

/** The recogniser's entity that most of a group's mentions come from; of equals the first. */
function largest({ chosen }: Group): Entity | undefined {
  const counts = new Map<Entity, number>();
  for (const { seen } of chosen) if (seen !== null) counts.set(seen.entity, (counts.get(seen.entity) ?? 0) + 1);
  let best: Entity | undefined;
  for (const [entity, count] of counts) if (best === undefined || count > (counts.get(best) ?? 0)) best = entity;
  return best;
}

function entityOf(group: Group, text: string, rules: Rules): Entity {
  const { chosen, id } = group;
  const count = chosen.length;
  const seen = new Set(chosen.map((each) => each.seen?.entity ?? null));
  const own = [...seen].find((entity) => entity?.id === id) ?? largest(group);
  const isWhole = seen.size === 1 && own !== undefined && chosen.every(({ identity }) => isAsBefore(identity, own));
  if (isWhole && own.count === count) return own;
  const newest = chosen.reduce((a, b) => (newestOf(b.identity, rules) > newestOf(a.identity, rules) ? b : a)).identity;
  const isNamed = newest.touched.length > 0;
  const name = isNamed || own === undefined ? newest.name : own.name;
  const forms = new Set(chosen.map(({ start, end }) => text.slice(start, end).replace(/\s+/g, ' ')));
  forms.delete(name);
  const roles = new Set([...seen].flatMap((entity) => entity?.roles ?? []));
  const corrections = inOrder(
    chosen.flatMap(({ identity }) => identity.touched),
    rules,
  );
  // What the person said of it is certain.
  const { possible, ...rest } = own ?? {};
  return {
    ...rest,
    ...(possible === true && corrections.length === 0 && { possible }),
    id,
    name,
    type: newest.type,
    aliases: [...forms],
    count,
    ...(roles.size > 0 && { roles: [...roles] }),
    ...(corrections.length > 0 && { corrections }),
  };
}

function newestOf({ touched }: Identity, { orderOf }: Rules): number {
  return Math.max(-1, ...touched.map((id) => orderOf.get(id) ?? -1));
}

/** Speakers stay who they are: by the mention that names them, else by what became of their entity; and are shown by its name. */
function quotesOf(
  { quotes, mentions: before, entities }: Recognition,
  after: Pick<Recognition, 'mentions' | 'entities'>,
  becomes: (entity: Entity) => string | null,
): Quotation[] {
  if (quotes.length === 0) return quotes;
  const known = new Map(entities.map((entity) => [entity.id, entity]));
  const names = new Map(after.entities.map(({ id, name }) => [id, name]));
  const ownerAt = (all: readonly Mention[], start: number, end: number) =>
    all.find((mention) => mention.start < end && mention.end > start)?.entity;
  const now = (speaker: Speaker | null): Speaker | null => {
    if (speaker === null) return null;
    const { start, end } = speaker;
    const named = ownerAt(after.mentions, start, end);
    const wasNamed = ownerAt(before, start, end) === speaker.entity;
    const was = speaker.entity === null ? undefined : known.get(speaker.entity);
    const entity = named !== undefined && wasNamed ? named : was === undefined ? null : becomes(was);
    const name = speaker.name === was?.name && entity !== null ? names.get(entity) : undefined;
    return { ...speaker, entity, name: name ?? speaker.name };
  };
  return quotes.map((quote) => ({
    ...quote,
    speaker: now(quote.speaker),
    possible: now(quote.possible),
    via: now(quote.via),
  }));
}

function inOrder(ids: readonly string[], { orderOf }: Rules): string[] {
  return [...new Set(ids)].sort((a, b) => (orderOf.get(a) ?? -1) - (orderOf.get(b) ?? -1));
}
