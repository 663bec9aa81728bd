import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { colorSchema } from '#shared/model/annotation.ts';
import { linkRelations } from '#shared/model/choices.ts';
import type { Importer } from './importing/import.ts';
import type { Library } from './library/library.ts';
import type { Notes } from './notes/notes.ts';
import { parseJson } from './storage/json-adapter.ts';

/** `quote` is null for a note on the article as a whole; `link` takes the place of `{link}` in its text. */
const sampleMarksSchema = z.array(
  z.strictObject({
    quote: z.string().nullable(),
    color: colorSchema,
    body: z.string(),
    tags: z.array(z.string()),
    link: z.strictObject({ to: z.string(), words: z.string(), relation: z.enum(linkRelations) }).optional(),
  }),
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
  const passageOf = (quote: string | null) => {
    const start = quote === null ? -1 : text.indexOf(quote);
    return quote === null || start < 0 ? null : { start, end: start + quote.length, content };
  };
  const given = marks.filter(({ quote }) => quote === null || passageOf(quote) !== null);
  const made = await notes.createMany(
    id,
    given.map(({ quote, color, body, tags }) => ({ passage: passageOf(quote), color, body, tags })),
  );
  const noteOn = (quote: string) => made[given.findIndex((mark) => mark.quote === quote)]?.id;
  for (const [at, { link, body }] of given.entries()) {
    const [from, to] = [made[at]?.id, link && noteOn(link.to)];
    if (link === undefined || from === undefined || to === undefined) continue;
    await notes.update(id, from, {
      body: body.replace('{link}', `[${link.words}](postil://article/${id}#${to})`),
      links: [{ to, article: id, relation: link.relation }],
    });
  }
  return id;
}
