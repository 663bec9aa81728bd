import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import * as z from 'zod';
import { PassageFinder } from '#shared/anchoring/place-anchors.ts';
import { AppError } from '#shared/api/errors.ts';
import { quoteSelectorSchema } from '#shared/model/annotation.ts';
import { runJsonLines } from '../json-lines.ts';
import { resourcesDirectory } from '../open-app.ts';

const id = z.union([z.string(), z.number()]);
const workers = 2;

const extractLine = z
  .object({
    id,
    html: z.string().optional(),
    path: z.string().optional(),
    url: z.string().default(''),
    contentType: z.string().default(''),
  })
  .refine(({ html, path }) => (html === undefined) !== (path === undefined), 'give html or path');
const sanitiseLine = z.object({ id, html: z.string() });
const entitiesLine = z.object({ id, text: z.string(), published: z.string().nullable().default(null) });
const annotation = z.union([
  z.object({
    id,
    quote: quoteSelectorSchema.partial({ prefix: true, suffix: true }),
    start: z.number().int().optional(),
  }),
  z.object({ id, start: z.number().int().nonnegative(), end: z.number().int().nonnegative() }),
]);
const anchorLine = z.object({ id, before: z.string().nullable(), after: z.string(), annotations: z.array(annotation) });

/** The tools touch no library: JSON Lines in, JSON Lines out, in the same order. */
export function addToolCommand(program: Command): void {
  const tool = program.command('tool').description('Stateless tools: JSON Lines on standard input, JSON Lines out.');

  tool
    .command('extract')
    .description(
      '{id, html | path, url?, contentType?} to {id, title, byline, site, published, language, text, html, warnings}',
    )
    .action(async () => {
      const { createExtractor } = await import('#core/importing/extractor.ts');
      const { textWithoutCaptions, withoutImages } = await import('#core/importing/images/without-images.ts');
      const extractor = createExtractor({ size: workers });
      await runJsonLines(extractLine, workers, async ({ html: given, path, url, contentType, ...line }) => {
        const bytes = path === undefined ? new TextEncoder().encode(given ?? '') : await readPage(path);
        const name = path === undefined ? String(line.id) : basename(path);
        // A string has been decoded already, whatever charset the page declares.
        const type = path === undefined ? `${contentType.split(';')[0] || 'text/html'}; charset=utf-8` : contentType;
        const extracted = await extractor.extract({ bytes, name, contentType: type, url });
        const { title, byline, site, published, language, warnings, images } = extracted;
        // Nobody keeps the images here, so their places would only be broken ones.
        const html = withoutImages(extracted.html, new Set(images.map(({ placeholder }) => placeholder)));
        return { title, byline, site, published, language, text: textWithoutCaptions(html), html, warnings };
      });
      await extractor.close();
    });

  tool
    .command('sanitise')
    .description('{id, html} to {id, html}')
    .action(async () => {
      const { createExtractor } = await import('#core/importing/extractor.ts');
      const extractor = createExtractor({ size: workers });
      await runJsonLines(sanitiseLine, workers, async ({ html }) => ({ html: await extractor.sanitise(html) }));
      await extractor.close();
    });

  tool
    .command('entities')
    .description('{id, text, published?} to {id, mentions, entities, quotes, dates}')
    .action(async () => {
      const { createRecogniser } = await import('#core/entities/recogniser.ts');
      const recogniser = createRecogniser({ resourcesDirectory, size: workers });
      await runJsonLines(entitiesLine, workers, ({ text, published }) =>
        recogniser.recognise({ text, published, language: null }),
      );
      await recogniser.close();
    });

  tool
    .command('anchor')
    .description('{id, before, after, annotations} to {id, places}; offsets are into exactly those strings')
    .action(() =>
      runJsonLines(anchorLine, 1, async ({ before, after, annotations }) => {
        const finder = new PassageFinder(after);
        const revision = before === null ? null : finder.revision(before);
        return {
          places: annotations.map((wanted) => {
            if ('quote' in wanted) {
              const { exact, prefix = '', suffix = '' } = wanted.quote;
              const passage = { quote: { exact, prefix, suffix }, start: wanted.start ?? null };
              return { id: wanted.id, ...(revision?.placeQuote(passage) ?? finder.findQuote(passage)) };
            }
            const { start, end } = wanted;
            if (before === null || revision === null || end > before.length || start > end) {
              throw new AppError('invalid-input', `annotation ${wanted.id} has no such passage in "before"`);
            }
            return { id: wanted.id, ...revision.place(start, end) };
          }),
        };
      }),
    );
}

async function readPage(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new AppError('not-found', `${path} could not be read: ${error instanceof Error ? error.message : error}`);
  }
}
