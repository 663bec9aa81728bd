import type { Annotation, AnnotationChanges, ChangeBase } from '#shared/model/annotation.ts';
import { knownLinks } from '#shared/model/known-links.ts';
import { mergeBody } from '#shared/syncing/merge-note.ts';

const parts = ['body', 'tags', 'links'] as const;

/** What a note has of that which is changed, where it is neither as the change began with it (`base`) nor as it will be; else undefined. */
export function writtenMeanwhile(
  found: Annotation,
  changes: AnnotationChanges,
  base: ChangeBase,
): AnnotationChanges | undefined {
  const now = { body: found.body, tags: found.tags, links: knownLinks(found.links) };
  const isOther = (part: (typeof parts)[number]) =>
    base[part] !== undefined && !isSame(now[part], base[part]) && !isSame(now[part], changes[part]);
  const changed = parts.filter((part) => changes[part] !== undefined);
  return changed.some(isOther) ? Object.fromEntries(changed.map((part) => [part, now[part]])) : undefined;
}

/**
 * What a change makes of the text, tags and links of a note that is not as it was when the change was begun (`base`): both
 * sides' words, merged where they touch different ones, else one behind the other. Nothing that was written is taken away.
 */
export function withMeanwhile(found: Annotation, changes: AnnotationChanges, base: ChangeBase): AnnotationChanges {
  const { body, tags, links } = changes;
  const isOther = body !== undefined && found.body !== base.body && found.body !== body;
  const merged = isOther
    ? (mergeBody({ before: base.body, after: body }, found.body) ?? `${found.body}\n\n${body}`)
    : body;
  return {
    ...changes,
    ...(merged !== undefined && { body: merged }),
    ...(tags !== undefined && { tags: merge(found.tags, tags, base.tags, (tag) => tag) }),
    ...(links && base.links && { links: merge(knownLinks(found.links), links, base.links, ({ to }) => to) }),
  };
}

/** What the change has without that which others took away meanwhile, and what others added. */
function merge<T>(now: readonly T[], mine: readonly T[], before: readonly T[], keyOf: (item: T) => string): T[] {
  const has = (list: readonly T[], item: T) => list.some((each) => keyOf(each) === keyOf(item));
  const kept = mine.filter((item) => has(now, item) || !has(before, item));
  return [...kept, ...now.filter((item) => !has(mine, item) && !has(before, item))];
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
