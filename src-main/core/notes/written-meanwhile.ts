import type { Annotation, AnnotationChanges, Draft } from '#shared/model/annotation.ts';
import { mergeBody } from '#shared/syncing/merge-note.ts';

/**
 * What a change makes of the text and tags of a note that is not as it was when the change was begun (`base`): both sides'
 * words, merged where they touch different ones, else one behind the other. Nothing that was written is taken away.
 */
export function withMeanwhile(found: Annotation, changes: AnnotationChanges, base: Draft): AnnotationChanges {
  const { body, tags } = changes;
  const isOther = body !== undefined && found.body !== base.body && found.body !== body;
  const merged = isOther
    ? (mergeBody({ before: base.body, after: body }, found.body) ?? `${found.body}\n\n${body}`)
    : body;
  return {
    ...changes,
    ...(merged !== undefined && { body: merged }),
    ...(tags !== undefined && { tags: mergedTags(found.tags, tags, base.tags) }),
  };
}

/** The change's tags without those that others took away meanwhile, and those that others added. */
function mergedTags(now: readonly string[], tags: readonly string[], before: readonly string[]): string[] {
  const kept = tags.filter((tag) => now.includes(tag) || !before.includes(tag));
  return [...kept, ...now.filter((tag) => !tags.includes(tag) && !before.includes(tag))];
}
