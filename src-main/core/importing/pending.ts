import { AppError } from '#shared/api/errors.ts';
import type { ImportResult } from '#shared/model/import-result.ts';
import { said } from '../said.ts';

/** What was not done without asking, until the person says so or it is forgotten. */
export interface Pending {
  /** `bytes` is what keeping `anyway` costs in memory. Gives the token to run it by; null for what costs too much. */
  add(anyway: () => Promise<ImportResult>, bytes: number): string | null;
  /** Throws AppError `not-found` for a token that is unknown or forgotten. */
  run(token: string): Promise<ImportResult>;
}

const mostBytes = 64 * 1024 * 1024;
const mostKept = 2000;

/** Keeps what may be asked for within bounds: the oldest is forgotten first. */
export function createPending(newToken: () => string): Pending {
  const kept = new Map<string, { anyway: () => Promise<ImportResult>; bytes: number }>();
  let total = 0;

  function forget(token: string): void {
    total -= kept.get(token)?.bytes ?? 0;
    kept.delete(token);
  }

  return {
    add(anyway, bytes) {
      if (bytes > mostBytes) return null;
      const token = newToken();
      kept.set(token, { anyway, bytes });
      total += bytes;
      for (const oldest of kept.keys()) {
        if (total <= mostBytes && kept.size <= mostKept) break;
        forget(oldest);
      }
      return token;
    },
    async run(token) {
      const found = kept.get(token);
      if (found === undefined) {
        throw new AppError('not-found', said().importing.notAtHand);
      }
      forget(token);
      return found.anyway();
    },
  };
}
