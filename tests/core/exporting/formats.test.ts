import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import fc from 'fast-check';
import jsonld from 'jsonld';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { buildModel } from '#core/exporting/build-model.ts';
import { csvRecord, highlightRecords, highlightsHead } from '#core/exporting/formats/csv.ts';
import { renderHtml } from '#core/exporting/formats/html.ts';
import { renderJson } from '#core/exporting/formats/json.ts';
import { renderJsonLd } from '#core/exporting/formats/json-ld.ts';
import { opmlHead, opmlTail, outlineEnd, outlineItem, outlineStart } from '#core/exporting/formats/opml.ts';
import { bibtexEntry, cslItem, risRecord } from '#core/exporting/formats/references.ts';
import { bodyText, parseBody } from '#core/importing/page/body-text.ts';
import { exportInput } from './generated-notes.ts';

const context = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../fixtures/json-ld/anno.json'), 'utf8'),
) as jsonld.JsonLdDocument;
const documentLoader = async (url: string) => {
  if (url !== 'http://www.w3.org/ns/anno.jsonld') throw new Error(`${url} was asked for`);
  return { documentUrl: url, document: context };
};
const oa = 'http://www.w3.org/ns/oa#';
type Expanded = Readonly<Record<string, readonly Expanded[]>> & {
  '@value': unknown;
  '@id': string;
  '@type': readonly string[];
  '@list': Expanded[];
};

describe('Web Annotations', () => {
  test('are what they were to a JSON-LD processor, which knows every key', async () => {
    await fc.assert(
      fc.asyncProperty(exportInput, async (input) => {
        const model = buildModel(input);
        const document = JSON.parse(renderJsonLd(model, input)) as jsonld.JsonLdDocument;
        // `safe` refuses what the context does not define.
        const [collection] = (await jsonld.expand(document, {
          documentLoader,
          safe: true,
        } as object)) as unknown as Expanded[];
        const as = 'http://www.w3.org/ns/activitystreams#';
        const dateTime = 'http://www.w3.org/2001/XMLSchema#dateTime';
        expect(collection?.['@type']).toEqual([`${as}OrderedCollection`]);
        expect(collection?.[`${as}totalItems`]?.[0]?.['@value']).toBe(model.notes.length);
        expect(collection?.[`${as}first`]?.[0]?.['@type']).toEqual([`${as}OrderedCollectionPage`]);
        const items =
          collection?.['http://www.w3.org/ns/activitystreams#first']?.[0]?.[
            'http://www.w3.org/ns/activitystreams#items'
          ]?.[0]?.['@list'];
        expect(items?.map((item) => item['@id'])).toEqual(model.notes.map(({ link }) => link));
        for (const [index, note] of model.notes.entries()) {
          const bodies = items?.[index]?.[`${oa}hasBody`] ?? [];
          const said = (purpose: string) =>
            bodies
              .filter((body) => body[`${oa}hasPurpose`]?.[0]?.['@id'] === oa + purpose)
              .map((body) => body['http://www.w3.org/1999/02/22-rdf-syntax-ns#value']?.[0]?.['@value']);
          const { body = '' } = input.annotations.find(({ id }) => id === note.id) ?? {};
          expect(said('commenting')).toEqual(body === '' ? [] : [body]);
          expect(items?.[index]?.['@type']).toEqual([`${oa}Annotation`]);
          expect(items?.[index]?.['http://purl.org/dc/terms/created']).toEqual([
            { '@type': dateTime, '@value': note.created },
          ]);
          const target = items?.[index]?.[`${oa}hasTarget`]?.[0];
          expect(target?.[`${oa}styleClass`]?.[0]?.['@value']).toBe(note.color);
          expect(target?.[`${oa}hasSource`]?.[0]?.['@id']).toBe(model.article.source);
          expect(said('tagging')).toEqual(note.tags);
          if (note.quote === '') continue;
          const [quote, position] = target?.[`${oa}hasSelector`] ?? [];
          expect(quote?.['@type']).toEqual([`${oa}TextQuoteSelector`]);
          expect(position?.['@type']).toEqual([`${oa}TextPositionSelector`]);
          expect(quote?.[`${oa}exact`]?.[0]?.['@value']).toBe(note.quote);
          const [start, end] = [position?.[`${oa}start`], position?.[`${oa}end`]].map((at) =>
            Number(at?.[0]?.['@value']),
          );
          // In the model of the W3C positions count characters, not the units of UTF-16.
          expect([...input.text].slice(start, end).join('')).toBe(note.quote);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('a table of highlights', () => {
  test('is read by a CSV parser as what it was, but for an apostrophe before what would be a formula', () => {
    fc.assert(
      fc.property(exportInput, (input) => {
        const model = buildModel(input);
        const rows = parseCsv(highlightsHead + highlightRecords(model), {
          columns: true,
          recordDelimiter: '\r\n',
        }) as Record<string, string>[];
        const bare = (text: string | undefined) => text?.replace(/^'(?='*[=+\-@\t\r\n])/, '');
        expect(rows.map(({ id }) => id)).toEqual(model.notes.map(({ id }) => id));
        for (const [index, note] of model.notes.entries()) {
          expect(bare(rows[index]?.quote)).toBe(note.quote);
          expect(bare(rows[index]?.note)).toBe(note.body);
          expect(bare(rows[index]?.tags)).toBe(note.tags.join(', '));
          for (const cell of Object.values(rows[index] ?? {})) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
        }
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    ['=1+1', "'=1+1"],
    ['@sum', "'@sum"],
    ['a "b", c', '"a ""b"", c"'],
    ['-x\ny', `"'-x\ny"`],
    ['plain', 'plain'],
  ])('has %j as %j', (text, cell) => {
    expect(csvRecord([text, 3, null])).toBe(`${cell},3,\r\n`);
  });
});

describe('an HTML page', () => {
  test('has the text word for word, a mark where each stands, and nothing that runs or is fetched', () => {
    fc.assert(
      fc.property(exportInput, (input) => {
        const model = buildModel(input);
        const page = renderHtml(model, input.html, new Map());
        const main = /<main>\n([\s\S]*)\n<\/main>/.exec(page)?.[1] ?? '';
        const body = main.replace(/<aside\b[\s\S]*?<\/aside>\n/g, '');
        expect(bodyText(body)).toBe(input.text);
        const marked = bodyText(
          [...body.matchAll(/<mark\b[^>]*>([\s\S]*?)<\/mark>/g)].map(([, inner]) => inner).join(''),
        );
        const covered = [...input.text].length;
        expect([...marked].length).toBeLessThanOrEqual(covered);
        for (const note of model.notes) expect(page).toContain(`id="note-${note.id}"`);
        const names: string[] = [];
        const visit = (node: {
          nodeName: string;
          childNodes?: unknown[];
          attrs?: { name: string; value: string }[];
        }): void => {
          names.push(node.nodeName);
          for (const { name, value } of node.attrs ?? []) {
            expect(name).not.toMatch(/^on/);
            if (name === 'href' || name === 'src') expect(value).not.toMatch(/^\s*(?:javascript|vbscript)/i);
          }
          for (const child of node.childNodes ?? []) visit(child as typeof node);
        };
        visit(parseBody(page));
        for (const name of ['script', 'img', 'link', 'iframe', 'object', 'form']) expect(names).not.toContain(name);
      }),
      { numRuns: 200 },
    );
  });

  test('has its images inside', () => {
    const [input] = fc.sample(exportInput, { numRuns: 1, seed: 3 });
    if (input === undefined) throw new Error('nothing was made');
    const html =
      '<p>A</p><figure><img src="media/0123.png" alt="A mill"></figure><p><img src="media/4567.png" alt="gone"></p>';
    const model = buildModel({ ...input, html, text: 'A', annotations: [] });
    const page = renderHtml(model, html, new Map([['0123.png', 'data:image/png;base64,AA==']]));
    expect(page).toContain('<img alt="A mill" src="data:image/png;base64,AA==">');
    expect(page).toContain('<img alt="gone">');
  });
});

test('JSON holds all that is known of the annotations', () => {
  fc.assert(
    fc.property(exportInput, (input) => {
      const { annotations, article, html } = input;
      expect(JSON.parse(renderJson(input))).toEqual({
        ...{ id: article.id, format: 'postil-article', version: 2, article, html, notes: {}, files: {} },
        annotations: JSON.parse(JSON.stringify(annotations)),
      });
    }),
  );
});

const wordsOfAll = fc.string({
  unit: fc.constantFrom(...'{}\\%&$#_~^"\'@,= \n\tabcé', '😀', 'שלום'),
  minLength: 1,
  maxLength: 20,
});

describe('references', () => {
  const factsOf = (title: string, author: string, tags: string[] = []) => {
    const [input] = fc.sample(exportInput, { numRuns: 1, seed: 3 });
    if (input === undefined) throw new Error('nothing was made');
    const article = { ...input.article, title, byline: author, tags, published: '2026-02-11T06:00:00.000Z' };
    return buildModel({ ...input, article, annotations: [] }).article;
  };
  const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

  test('of BibTeX have braces in pairs, a field a line, and say the title again', () => {
    const unescaped = (value: string) =>
      value
        .replaceAll('\\textbackslash{}', '\ue000')
        .replaceAll('\\textasciitilde{}', '~')
        .replaceAll('\\textasciicircum{}', '^')
        .replace(/\\([{}&%$#_])/g, '$1')
        .replaceAll('\ue000', '\\');
    fc.assert(
      fc.property(wordsOfAll, wordsOfAll, (title, author) => {
        const entry = bibtexEntry(factsOf(title, author));
        let depth = 0;
        for (const unit of entry.replace(/\\[{}]/g, '')) depth += unit === '{' ? 1 : unit === '}' ? -1 : 0;
        expect(depth).toBe(0);
        const lines = entry.trim().split('\n');
        expect(lines[0]).toBe('@online{postil-01test00000000000000000001,');
        for (const line of lines.slice(1, -1)) expect(line).toMatch(/^ {2}[a-z]+ = \{.*\},?$/);
        const shown = /^ {2}title = \{\{(.*)\}\},?$/m.exec(entry)?.[1] ?? '';
        expect(oneLine(unescaped(shown))).toBe(oneLine(title));
      }),
    );
  });

  test('of RIS have lines of a tag and a value alone, from TY to ER', () => {
    fc.assert(
      fc.property(wordsOfAll, wordsOfAll, (title, author) => {
        const lines = risRecord(factsOf(title, author, ['a', 'b']))
          .trimEnd()
          .split('\r\n');
        for (const line of lines) expect(line).toMatch(/^[A-Z][A-Z0-9] {2}-(?: .*)?$/);
        expect([lines[0], lines.at(-1)]).toEqual(['TY  - ELEC', 'ER  -']);
        if (oneLine(title) !== '') expect(lines).toContain(`TI  - ${oneLine(title)}`);
        expect(lines.filter((line) => line.startsWith('KW'))).toEqual(['KW  - a', 'KW  - b']);
      }),
    );
  });

  test('of CSL say what is known', () => {
    expect(cslItem(factsOf('A title', 'Ada', ['mills']))).toMatchObject({
      type: 'webpage',
      title: 'A title',
      author: [{ literal: 'Ada' }],
      issued: { 'date-parts': [[2026, 2, 11]] },
      accessed: { 'date-parts': [[2026, 1, 1]] },
      keyword: 'mills',
    });
  });
});

test('OPML is XML, whatever lists are called', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (name, title) => {
      const item = outlineItem({ id: '01A', title, url: 'https://a.example/?a=1&b="2"' });
      const texts: string[] = [];
      const parser = new SaxesParser();
      parser.on('error', (error) => {
        throw error;
      });
      parser.on(
        'opentag',
        ({ attributes }) => void (attributes.text !== undefined && texts.push(String(attributes.text))),
      );
      parser.write(opmlHead + outlineStart({ name, query: 'tag:"x"' }) + item + outlineEnd + opmlTail).close();
      expect(texts).toHaveLength(2);
    }),
  );
});
