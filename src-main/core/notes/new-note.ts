import * as z from 'zod';
import { AppError } from '#shared/api/errors.ts';
import { type NewAnnotation, newAnnotationSchema } from '#shared/model/annotation.ts';

/** An annotation as it was given to be added, with what it leaves out; throws `invalid-input`. */
export function parseNew(input: NewAnnotation): z.output<typeof newAnnotationSchema> {
  const parsed = newAnnotationSchema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new AppError('invalid-input', `The note was not added: ${z.prettifyError(parsed.error)}`);
}
