import { AppError, type ErrorCode } from '#shared/api/errors.ts';
import type { Failure } from '#shared/messages/sentences/failure.ts';
import { said } from '../said.ts';

/**
 * An AppError whose message names the file, says what happened, that the library is unchanged, and what to do; `detail` is what
 * only helps to look into it.
 */
export function importFailure(code: ErrorCode, name: string, [happened, advice]: Failure, detail?: string): AppError {
  const message = said().importing.failed(name.trim() === '' ? '' : name, happened, advice);
  return new AppError(code, message, detail === undefined ? {} : { detail });
}

export function cancelledImport(name: string): AppError {
  return importFailure('cancelled', name, said().importing.cancelled);
}

/** What a person is told where the settings keep Postil from the network. */
export function neverFetches(address: string): AppError {
  return new AppError('forbidden', said().importing.neverFetches(address));
}
