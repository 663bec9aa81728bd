import { said } from '#core/said.ts';
import { AppError } from '#shared/api/errors.ts';
import type { CoreMessages } from '#shared/messages/sentences/core-messages.ts';

/** What a host can do; throws `unsupported` where it cannot. */
export function able<T>(action: T | undefined, what: keyof CoreMessages['api']['unable']): T {
  if (action === undefined) throw new AppError('unsupported', said().api.unable[what]);
  return action;
}
