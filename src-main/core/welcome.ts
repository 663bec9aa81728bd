import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { colorSchema } from '#shared/model/annotation.ts';
import type { Importer } from './importing/import.ts';
import type { Library } from './library/library.ts';
import type { Notes } from './notes/notes.ts';
import { parseJson } from './storage/json-adapter.ts';

const sampleMarksSchema = z.array(
  z.strictObject({ quote: z.string(), color: colorSchema, body: z.string(), tags: z.array(z.string()) }),
);

/** Puts the sample article with its marks into a new library and gives its id; throws where it cannot be read. */
export async function welcome(
  resourcesDirectory: string,
  importer: Importer,
  library: Library,
  notes: Notes,
): Promise<string> {
  const path = join(resourcesDirectory, 'sample', 'article.html');
  const bytes = await readFile(path);
  const marks = sampleMarksSchema.parse(parseJson(await readFile(join(resourcesDirectory, 'sample', 'marks.json'))));
  const { id, reason } = await importer.importBytes({ bytes, name: 'article.html', contentType: '', url: '', path });
  if (id === null) throw new Error(reason ?? 'it was not imported');
  const { text, content } = await library.body(id);
  for (const { quote, color, body, tags } of marks) {
    const start = text.indexOf(quote);
    if (start < 0) continue;
    await notes.create(id, { passage: { start, end: start + quote.length, content }, color, body, tags });
  }
  return id;
}
