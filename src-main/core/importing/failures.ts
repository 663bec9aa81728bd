import { AppError, type ErrorCode } from '#shared/api/errors.ts';

/** An AppError whose message names the file, says what happened, that the library is unchanged, and what to do. */
export function importFailure(code: ErrorCode, name: string, happened: string, advice: string): AppError {
  const file = name.trim() === '' ? 'The input' : `“${name}”`;
  return new AppError(code, `${file} ${happened} The library stays as it was. ${advice}`);
}

export function cancelledImport(name: string): AppError {
  return importFailure('cancelled', name, 'was not imported, because that was cancelled.', 'Import it at any time.');
}

/** What a person is told where the settings keep Postil from the network. */
export function neverFetches(address: string): AppError {
  const message =
    `${address} was not asked for: the settings of this library say that Postil never goes to the network. ` +
    'Allow it under “Import from the web”, or save the page in your browser and import the file.';
  return new AppError('forbidden', message);
}
