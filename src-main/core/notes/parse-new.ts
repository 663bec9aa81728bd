import * as z from 'zod';
import { AppError } from '#shared/api/errors.ts';
import { type NewAnnotation, newAnnotationSchema } from '#shared/model/annotation.ts';

/** A new note as the schema has it; throws `invalid-input`. */
export function parseNew(input: NewAnnotation): z.output<typeof newAnnotationSchema> {
  const parsed = newAnnotationSchema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new AppError('invalid-input', `The note was not added: ${z.prettifyError(parsed.error)}`);
}
