import fc from 'fast-check';
import type { ExportInput } from '#core/exporting/build-model.ts';
import { describePassage } from '#shared/anchoring/selectors.ts';
import { kindOf, type PlacedAnnotation } from '#shared/model/annotation.ts';
import { colors } from '#shared/model/choices.ts';
import { articleOf } from '../../support/library.ts';

const risky = [
  '`',
  '```',
  ']]',
  '[[',
  '---',
  '==',
  '=',
  '*',
  '_',
  '**',
  '<',
  '>',
  '|',
  '%%',
  '$',
  '~~',
  '{{',
  '}}',
  '\\',
];
const signs = [
  '&amp;',
  '#',
  '!',
  '+',
  '1.',
  '^',
  'x] [',
  '(y)',
  ':: ',
  '"',
  "'",
  '- ',
  '> ',
  '# ',
  '    ',
  '\t',
  '- - -',
];
const words = [
  'word',
  'Åse',
  '😀',
  '👩‍👩‍👧',
  'שלום',
  'مرحبا',
  '中文',
  'e\u0301',
  'https://a.example/x_y*z',
  'a_b@c.example',
  ' ',
];

const line = fc.string({ unit: fc.constantFrom(...risky, ...signs, ...words, ' ', ' '), maxLength: 12 });

/** What has a meaning at the beginning of a line; a footnote in a note that is a footnote itself has none. */
const starts = [
  '',
  '',
  '',
  '[a]: b',
  '[a]: https://a.example "t"',
  '- [x] ',
  '- [ ] ',
  '[x] ',
  '* y ',
  '| a | b |',
  '|---|---|',
  '<!-- x -->',
  '<!-- ',
  '^id',
  '***',
  'id:: x',
  '  - ',
];
const noteLine = fc
  .tuple(fc.constantFrom(...starts), line, fc.constantFrom('', '', ' ', '  '))
  .map((parts) => parts.join(''));

/** A person's note: anything that can be typed, in lines of any ends. */
export const noteBody = fc
  .tuple(fc.array(noteLine, { maxLength: 5 }), fc.constantFrom('\n', '\n\n', '\r\n'))
  .map(([lines, end]) => lines.join(end))
  // Below a bullet without words remark takes these for the box of whatever holds both, the whole file even.
  .filter((body) => !/^[ \t]*(?:[-+*]|1[.)])[ \t]*\r?\n[ \t]*\[[ x]\]\s/m.test(body));
const tag = fc
  .string({ unit: fc.constantFrom(...words, ...risky, 'b', '2', '-', '/'), minLength: 1, maxLength: 4 })
  .filter((text) => /[\p{L}\p{N}]/u.test(text));
const tags = fc.uniqueArray(
  tag.map((text) => text.trim()).filter((text) => text !== ''),
  { maxLength: 3 },
);

/** An article of risky lines with marks anywhere in it, also across lines, and notes; and a note on the article. */
export const exportInput: fc.Arbitrary<ExportInput> = fc
  .record({
    lines: fc.array(
      line.map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== ''),
      { minLength: 1, maxLength: 6 },
    ),
    title: line,
    marks: fc.array(
      fc.record({ from: fc.nat(), size: fc.nat(60), body: noteBody, tags, color: fc.constantFrom(...colors) }),
      { maxLength: 4 },
    ),
    general: fc.option(fc.record({ body: noteBody, tags })),
  })
  .map(({ lines, title, marks, general }) => {
    const text = lines.join('\n');
    const html = lines.map((each) => `<p>${each.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</p>`).join('');
    const article = articleOf('01TEST00000000000000000001', html, { title, url: 'https://a.example/story', tags: [] });
    const base = {
      links: [],
      created: '2026-03-01T00:00:00.000Z',
      modified: '2026-03-01T00:00:00.000Z',
      deleted: null,
    };
    // A definition holds in the whole of a file, as Markdown has it: each note has names of its own here.
    const named = (body: string, index: number) => body.replace(/\[(\^?)[a1]\]/g, `[$1n${index}]`);
    const placed = marks.flatMap((mark, index): PlacedAnnotation[] => {
      const start = mark.from % text.length;
      const end = Math.min(text.length, start + mark.size + 1);
      // As the page does, a mark begins and ends at words and at whole characters.
      const inside =
        text.slice(start, end).toWellFormed() === text.slice(start, end) && /\S/.test(text.slice(start, end));
      if (!inside) return [];
      const anchor = describePassage(text, start, end, article.content);
      const { tags: own, color } = mark;
      const body = named(mark.body, index);
      const id = `01NOTE000000000000000000${String(index).padStart(2, '0')}`;
      const place = { state: 'exact' as const, start, end, confidence: 1 };
      return [{ ...base, id, kind: kindOf({ anchor, body }), color, anchor, body, tags: own, place }];
    });
    placed.sort((a, b) => (a.place?.start ?? 0) - (b.place?.start ?? 0));
    const on: PlacedAnnotation[] =
      general === null
        ? []
        : [
            {
              ...base,
              ...general,
              body: named(general.body, 99),
              id: '01NOTEGENERAL',
              kind: 'article-note',
              color: 'yellow',
              anchor: null,
              place: null,
            },
          ];
    return { article, annotations: [...on, ...placed], html, text, images: [], entities: [] };
  });
