import fc from 'fast-check';
import { serialize } from 'parse5';
import { afterAll, describe, expect, test } from 'vitest';
import { createExtractor } from '#core/importing/extractor.ts';
import { openArchive } from '#core/importing/formats/archive.ts';
import { cleanDrawing } from '#core/importing/images/clean-drawing.ts';
import { imageSize } from '#core/importing/images/image-size.ts';
import { parseBody } from '#core/importing/page/body-text.ts';
import { sanitiseHtml } from '#core/importing/sanitising/sanitise.ts';
import { AppError } from '#shared/api/errors.ts';
import { picture } from '../../support/images.ts';
import { corpus } from './corpus.ts';
import { drawingFaults, faultsOf } from './faults.ts';
import { damage, damaged, hostileSoup, runs } from './soup.ts';

/** Ten seconds for what takes milliseconds: only what hangs needs as much. */
const extractor = createExtractor({ size: 2, timeoutMs: 10_000 });
afterAll(() => extractor.close());

/** What a parser may refuse with; anything else is a fault of its own, or it hung. */
const codes = ['invalid-input', 'unsupported', 'too-large', 'not-an-article'];

async function refusalOf(work: Promise<unknown>): Promise<string | null> {
  try {
    await work;
    return null;
  } catch (error) {
    return error instanceof AppError ? error.code : `no AppError: ${error}`;
  }
}

describe('the sanitiser', () => {
  test('leaves nothing of any soup that runs, loads, names or styles, for either of two parsers, and the second time changes nothing', () => {
    fc.assert(
      fc.property(hostileSoup, (html) => {
        const clean = sanitiseHtml(html);
        expect(faultsOf(clean)).toEqual([]);
        expect(serialize(parseBody(clean))).toBe(clean);
        expect(sanitiseHtml(clean)).toBe(clean);
        // As an export may put it into a page of its own.
        expect(faultsOf(sanitiseHtml(`<div>${clean}</div>`))).toEqual([]);
      }),
      runs(700, 30_000) as fc.Parameters<[string]>,
    );
  }, 600_000);

  test('writes any drawing anew without what acts or asks', () => {
    fc.assert(
      fc.property(hostileSoup, (markup) => {
        const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">${markup}</svg>`;
        const clean = cleanDrawing(Buffer.from(svg));
        if (clean !== null) expect(drawingFaults(Buffer.from(clean.bytes).toString())).toEqual([]);
      }),
      // The text of a drawing may speak of what would act in its markup.
      { ...runs(400, 10_000), examples: [['<![CDATA[<img src=x onerror=alert(1)>]]>']] } as fc.Parameters<[string]>,
    );
  }, 600_000);
});

describe('the readers of files end, with an article that is clean or with an error that a person can read', () => {
  const small = corpus.filter(({ bytes, name }) => !name.startsWith('one-') && bytes().length < 100_000);
  const spoiled = fc.tuple(fc.constantFrom(...small), fc.array(damage, { minLength: 1, maxLength: 4 }));

  test('of any file of the corpus that was damaged on its way', async () => {
    await fc.assert(
      fc.asyncProperty(spoiled, async ([{ name, bytes }, how]) => {
        const input = { bytes: how.reduce(damaged, bytes()), name, contentType: '', url: '' };
        const code = await refusalOf(extractor.extract(input).then(({ html }) => expect(faultsOf(html)).toEqual([])));
        if (code !== null) expect(codes).toContain(code);
      }),
      runs(150, 1_500) as object,
    );
  }, 900_000);

  test('of any soup, as a page, a text, a table and data', async () => {
    const names = fc.constantFrom('a.html', 'a.xhtml', 'a.txt', 'a.md', 'a.mhtml', 'a.webarchive');
    await fc.assert(
      fc.asyncProperty(hostileSoup, names, async (soup, name) => {
        const text = `${name === 'a.xhtml' ? '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body>' : ''}A line of text. ${soup}`;
        const input = { bytes: Buffer.from(text), name, contentType: '', url: '' };
        const code = await refusalOf(extractor.extract(input).then(({ html }) => expect(faultsOf(html)).toEqual([])));
        if (code !== null) expect(codes).toContain(code);
      }),
      runs(120, 1_500) as object,
    );
  }, 900_000);

  test('of exports and books that were damaged', async () => {
    const others = small.filter(({ name }) => /\.(?:csv|json|txt|epub|html)$/.test(name));
    const some = fc.tuple(fc.constantFrom(...others), fc.array(damage, { minLength: 1, maxLength: 3 }));
    await fc.assert(
      fc.asyncProperty(some, async ([{ name, bytes }, how]) => {
        const input = { bytes: how.reduce(damaged, bytes()), name, contentType: '', url: '' };
        const work = name.endsWith('.epub') ? extractor.split(input) : extractor.readExport(input);
        const code = await refusalOf(work);
        if (code !== null) expect(codes).toContain(code);
      }),
      runs(80, 1_500) as object,
    );
  }, 900_000);

  test('of archives that were damaged', async () => {
    const archives = small.filter(({ name }) => /\.(?:zip|epub)$/.test(name));
    const some = fc.tuple(fc.constantFrom(...archives), fc.array(damage, { minLength: 1, maxLength: 4 }));
    await fc.assert(
      fc.asyncProperty(some, async ([{ name, bytes }, how]) => {
        const code = await refusalOf(
          openArchive(how.reduce(damaged, bytes()), name).then(async (archive) => {
            for (const entry of archive.entries) {
              const refused = await refusalOf(archive.read(entry));
              if (refused !== null) expect(codes).toContain(refused);
            }
            archive.close();
          }),
        );
        if (code !== null) expect(codes).toContain(code);
      }),
      runs(200, 1_500) as object,
    );
  }, 900_000);

  test('of the headers of pictures that were damaged', () => {
    const kinds = fc.constantFrom(...(['png', 'jpg', 'gif', 'webp', 'avif'] as const));
    fc.assert(
      fc.property(kinds, fc.array(damage, { maxLength: 6 }), (kind, how) => {
        const size = imageSize(how.reduce(damaged, picture(kind)));
        if (size !== null) expect(size.width * size.height).toBeGreaterThan(0);
      }),
      runs(500, 20_000) as object,
    );
  });
});
