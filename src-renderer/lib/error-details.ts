import { CallError } from '../api/client.ts';

/** What an error says to the person. */
export function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The same with the technical part, for whoever is to find out why: what "Copy details" copies. */
export function detailsOf(error: unknown): string {
  const detail = error instanceof CallError ? error.detail : error instanceof Error ? error.stack : undefined;
  return [wordsOf(error), detail].filter(Boolean).join('\n\n');
}
