import * as z from 'zod';
import { AppError } from '#shared/api/errors.ts';
import { type Annotation, kindOf, type NewAnnotation, newAnnotationSchema } from '#shared/model/annotation.ts';
import type { Body } from '../library/bodies.ts';
import { said } from '../said.ts';
import { anchorOf } from './anchor-of.ts';

type ParsedAnnotation = z.output<typeof newAnnotationSchema>;

/** Throws `invalid-input` for what is no new annotation. */
export function parseNew(input: NewAnnotation): ParsedAnnotation {
  const parsed = newAnnotationSchema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new AppError('invalid-input', said().notes.notAdded(z.prettifyError(parsed.error)));
}

/** The record of an annotation on a body; throws as `anchorOf` does. */
export function made({ passage, color, body: text, tags }: ParsedAnnotation, id: string, body: Body, now: string) {
  const anchor = passage && anchorOf(passage, body);
  const kind = kindOf({ anchor, body: text });
  const at = { created: now, modified: now, deleted: null };
  const annotation: Annotation = { id, kind, color, anchor, body: text, tags, links: [], ...at };
  return annotation;
}
