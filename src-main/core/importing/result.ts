import type { Article } from '#shared/model/article.ts';
import type { ImportResult } from '#shared/model/import-result.ts';

interface More {
  readonly reason?: string;
  /** The person may have it replaced after all. */
  readonly replace?: string | null;
  readonly replaced?: string | null;
}

/** The result of an item that there is an article of. */
export function resultOf(
  status: ImportResult['status'],
  { id, title, warnings: own }: Article,
  source: string,
  warnings: readonly string[] = own,
  { reason, replace, replaced }: More = {},
): ImportResult {
  return {
    ...{ status, id, title, source, warnings: [...warnings], reason: reason ?? null },
    ...(replace != null && { replace }),
    ...(replaced != null && { replaced }),
  };
}
