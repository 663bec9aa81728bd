import { AppError } from '#shared/api/errors.ts';

/** What a host can do; throws `unsupported` where it cannot. */
export function able<T>(action: T | undefined, what: string): T {
  if (action === undefined) throw new AppError('unsupported', `Postil cannot ${what} when it runs in a browser.`);
  return action;
}
