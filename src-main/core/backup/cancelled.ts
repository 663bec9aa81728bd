import { AppError } from '#shared/api/errors.ts';
import { said } from '../said.ts';

export function cancelled(): AppError {
  return new AppError('cancelled', said().backup.stopped);
}
