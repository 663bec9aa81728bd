import { kindOf } from '#shared/model/annotation.ts';
import type { OwnRow } from '../item.ts';
import { isRecord, type Json, recordsIn } from '../values.ts';
import { annotationsIn } from '../w3c-annotations.ts';
import { articleOf, isId, ownAnnotationSchema } from './own-article.ts';

/**
 * Reads Web Annotations that Postil wrote of one article; null where they are not its own. What the model of the W3C has no
 * word for stands as JSON in `postil:article` of the collection and `postil:record` of each annotation. Throws ZodError.
 */
export function readOwnAnnotations(file: Json): OwnRow | null {
  const id = /^postil:\/\/article\/([^#?/]+)$/.exec(String(file.id))?.[1];
  if (!isId(id)) return null;
  const article = articleOf({ title: file.label, ...recordOf(file['postil:article']), id });
  const annotations = annotationsIn(file).flatMap((one) => {
    const note = String(one.id).split('#')[1];
    if (note === undefined || note === '') return [];
    const target = isRecord(one.target) ? one.target : {};
    const rest = { anchor: null, links: [], ...recordOf(one['postil:record']) };
    const { created, modified } = one;
    const own = { id: note, color: target.styleClass ?? 'yellow', ...bodiesOf(one.body), created, modified };
    const whole = { ...rest, ...own, deleted: null };
    return [ownAnnotationSchema.parse({ ...whole, kind: kindOf(whole) })];
  });
  return {
    ...{ kind: 'own', row: 'article', title: article.title, article, isPart: false, annotations },
    ...{ stored: null, edited: [], warnings: [] },
  };
}

/** To the letter: what a person wrote begins and ends as it did. */
function bodiesOf(given: unknown): { body: string; tags: string[] } {
  const bodies = recordsIn(Array.isArray(given) ? given : [given]);
  const valuesOf = (purpose: string) =>
    bodies.flatMap((body) => (body.purpose === purpose && typeof body.value === 'string' ? [body.value] : []));
  return { body: valuesOf('commenting').join('\n\n'), tags: valuesOf('tagging') };
}

function recordOf(json: unknown): Json {
  try {
    const value: unknown = JSON.parse(String(json));
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}
