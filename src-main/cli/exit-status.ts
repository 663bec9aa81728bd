import { AppError } from '#shared/api/errors.ts';

/** Exit statuses other people's scripts rely on. */
export const exitStatus = { done: 0, someFailed: 1, usage: 2, libraryUnusable: 3 } as const;

/** The library as a whole cannot be used, as against one item of it. */
export class LibraryUnusable extends AppError {}

/** The exit status that an error ends the command with. */
export function exitStatusOf(error: unknown): number {
  if (error instanceof LibraryUnusable) return exitStatus.libraryUnusable;
  if (error instanceof AppError && error.code === 'invalid-input') return exitStatus.usage;
  return exitStatus.someFailed;
}
