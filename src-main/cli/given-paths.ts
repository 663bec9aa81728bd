import { join, resolve, sep } from 'node:path';
import type { ImportResult } from '#shared/model/import-result.ts';

export interface GivenPaths {
  /** Absolute, in the same order: whoever reads them may stand elsewhere. */
  readonly absolute: string[];
  /** A result that names its file as it was given. */
  asGiven(result: ImportResult): ImportResult;
}

/** Paths as a person wrote them, from `directory` on. */
export function givenPaths(paths: readonly string[], directory: string): GivenPaths {
  const pairs = paths.map((path) => ({ path, from: resolve(directory, path) }));
  const named = (source: string): string => {
    const own = pairs.find(({ from }) => source === from);
    if (own !== undefined) return own.path;
    // `join` as the walk of a folder has it: `./pages` gives `pages/one.html`, `.` gives `one.html`.
    const above = pairs.find(({ from }) => source.startsWith(from.endsWith(sep) ? from : from + sep));
    return above === undefined ? source : join(above.path, source.slice(above.from.length));
  };
  return {
    absolute: pairs.map(({ from }) => from),
    asGiven(result) {
      const source = named(result.source);
      if (source === result.source) return result;
      const say = (text: string): string => text.replaceAll(result.source, () => source);
      return {
        ...result,
        source,
        warnings: result.warnings.map(say),
        reason: result.reason === null ? null : say(result.reason),
      };
    },
  };
}
