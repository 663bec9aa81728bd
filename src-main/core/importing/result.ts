import type { Article } from '#shared/model/article.ts';
import type { ImportResult } from '#shared/model/import-result.ts';

/** The result of an item that there is an article of; with `token`, the person may have it replaced after all. */
export function resultOf(
  status: ImportResult['status'],
  { id, title, warnings: own }: Article,
  source: string,
  warnings: readonly string[] = own,
  reason: string | null = null,
  token: string | null = null,
): ImportResult {
  const result = { status, id, title, source, warnings: [...warnings], reason };
  return token === null ? result : { ...result, replace: token };
}
