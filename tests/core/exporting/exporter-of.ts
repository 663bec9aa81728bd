import { join } from 'node:path';
import { createExporter, type Exporter, type ExporterParts } from '#core/exporting/exporter.ts';
import type { Library } from '#core/library/library.ts';
import type { Notes } from '#core/notes/notes.ts';

/** An exporter of a library without its index; what asks for that is given in `parts`. */
export function exporterOf(library: Library, notes: Notes, parts: Partial<ExporterParts> = {}): Exporter {
  const none = new Proxy(
    {},
    { get: (_, name) => () => Promise.reject(new Error(`${String(name)} was asked for`)) },
  ) as never;
  const resourcesDirectory = join(import.meta.dirname, '../../../resources');
  return createExporter({
    library,
    notes,
    entities: none,
    savedLists: none,
    lists: none,
    resourcesDirectory,
    ...parts,
  });
}
