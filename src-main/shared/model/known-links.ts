import type { AnnotationChanges, Link } from './annotation.ts';
import { linkRelations } from './choices.ts';

/** Links as they can be saved: a relation that this Postil does not know is a "see also". */
export function knownLinks(links: readonly Link[]): NonNullable<AnnotationChanges['links']> {
  return links.map(({ to, article, relation, ...rest }) => ({
    ...rest,
    to,
    ...(article !== undefined && { article }),
    relation: linkRelations.find((known) => known === relation) ?? 'see-also',
  }));
}
