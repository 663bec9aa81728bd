import fc from 'fast-check';
import type { RootContent } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import { describe, expect, test } from 'vitest';
import { buildModel, type ExportInput } from '#core/exporting/build-model.ts';
import type { NoteModel } from '#shared/exporting/export-model.ts';
import { hashTag } from '#shared/exporting/markdown-text.ts';
import { listItem } from '#shared/exporting/note-markdown.ts';
import { selfContained } from '#shared/exporting/self-contained.ts';
import { hashtagsOf } from '#shared/model/hashtags.ts';
import { tagKey } from '#shared/model/note-tags.ts';
import { runs } from '../../support/runs.ts';
import { exportInput } from './generated-notes.ts';
import { type Found, factsOf, frontMatter, parseMarkdown, plain, quoteLines, shape } from './parse-markdown.ts';
import { presetOf, renderPreset } from './render-preset.ts';

interface Read {
  /** Null for a note on the article. */
  readonly quote: RootContent | undefined;
  readonly note: readonly RootContent[];
  readonly facts: string;
}

const between = (nodes: readonly RootContent[], from: number, to: number) => nodes.slice(Math.max(0, from), to);

/** Where each preset puts quote and note of an annotation, seen from its link back. */
const readers: Readonly<Record<string, (found: Found, note: NoteModel, rest: number) => Read>> = {
  markdown: ({ siblings, at, facts }, note, rest) => ({
    quote: note.quote === '' ? undefined : siblings[at - rest - 1],
    note: between(siblings, at - rest, at),
    facts: wordsOf(facts),
  }),
  obsidian: ({ siblings, at, facts }, note, rest) => {
    if (note.quote === '') return { quote: undefined, note: between(siblings, at - rest, at), facts: wordsOf(facts) };
    const callout = siblings[at - rest - 2];
    const anchor = siblings[at - rest - 1];
    expect(anchor && wordsOf(anchor)).toBe(`^${note.id}`);
    if (callout?.type !== 'blockquote') throw new Error('no callout');
    const [kind, ...quoted] = callout.children;
    expect(kind && wordsOf(kind)).toMatch(new RegExp(`^\\[!quote\\|${note.color}\\]`));
    return { quote: { ...callout, children: quoted }, note: between(siblings, at - rest, at), facts: wordsOf(facts) };
  },
  logseq: ({ siblings, at, facts }) => {
    const list = siblings[at + 1];
    const child = list?.type === 'list' ? list.children[0] : undefined;
    return { quote: siblings[at - 1], note: child?.children ?? [], facts: wordsOf(facts) };
  },
  readwise: ({ siblings, at, facts }, note, rest) => {
    if (note.quote === '') return { quote: undefined, note: between(siblings, at - rest, at), facts: wordsOf(facts) };
    const list = siblings[at + 1];
    const child = list?.type === 'list' ? list.children[0] : undefined;
    return { quote: siblings[at - 1], note: child?.children.slice(1) ?? [], facts: wordsOf(facts) };
  },
};

function check(input: ExportInput, preset: string): void {
  const { notes, article } = buildModel(input);
  const root = parseMarkdown(renderPreset(preset, input));
  const found = factsOf(root);
  expect([...found.keys()].sort()).toEqual(notes.map(({ id }) => id).sort());
  for (const note of notes) {
    const wanted = noteBlocks(note);
    const read = readers[preset]?.(found.get(note.id) as Found, note, wanted.length);
    expect(inColumns(shape(read?.note ?? []))).toEqual(inColumns(shape(wanted)));
    if (note.quote !== '') expect(quoteLines(read?.quote)).toEqual(linesOf(note.quote));
    // What the text says as #word already is not said again.
    const inText = hashtagsOf(note.body).map(tagKey);
    const others = note.tags.filter((tag) => !inText.includes(tagKey(tag)));
    const said = read?.facts.split(/\s+/).filter((word) => word.startsWith('#'));
    expect(said).toEqual(others.map((tag) => hashTag(tag).replaceAll('\\', '')));
  }
  const front = frontMatter(root);
  if (preset === 'logseq') return;
  expect(front).toMatchObject({ id: article.id, title: article.title.toWellFormed(), highlights: article.highlights });
  const names = article.all_tags.map((tag) => hashTag(tag).slice(1).replaceAll('\\', ''));
  expect(front?.tags).toEqual(preset === 'obsidian' ? names : article.all_tags);
}

/** In a list a tab cannot always keep its columns and becomes the spaces that it stood for; blank lines are empty or gone. */
const inColumns = (nodes: unknown): unknown =>
  JSON.parse(
    JSON.stringify(nodes, (_, value) =>
      typeof value === 'string'
        ? value
            .replace(/^[ \t]+$/gm, '')
            .replace(/^[ \t]+/gm, expanded)
            .trimEnd()
        : value,
    ),
  );
const expanded = (space: string) =>
  [...space].reduce((line, unit) => line + (unit === '\t' ? ' '.repeat(4 - (line.length % 4)) : unit), '');

/** A note as remark reads it alone; not at the beginning of a file, where dashes begin front matter. */
const noteBlocks = ({ body }: NoteModel) =>
  body === '' ? [] : parseMarkdown(`x\n\n${selfContained(body)}`).children.slice(1);

const linesOf = (quote: string) =>
  quote
    .split('\n')
    .map(plain)
    .filter((each) => each !== '');

describe('quotes, notes and tags are read back as they were, whatever they are', () => {
  test.each(Object.keys(readers))('from %s', (preset) => {
    fc.assert(
      fc.property(exportInput, (input) => check(input, preset)),
      { numRuns: runs(120) },
    );
  });

  test('from a file for each highlight', () => {
    fc.assert(
      fc.property(exportInput, (input) => {
        const model = buildModel(input);
        for (const note of model.notes) {
          const text = presetOf('highlight')
            .render({ ...model, note })
            .toWellFormed();
          const root = parseMarkdown(text);
          expect(frontMatter(root)).toMatchObject({ id: note.id, article: model.article.id, tags: note.tags });
          const wanted = noteBlocks(note);
          const children = root.children.slice(1, -2);
          if (note.quote !== '') expect(quoteLines(children.shift())).toEqual(linesOf(note.quote));
          expect(shape(children)).toEqual(shape(wanted));
        }
      }),
      { numRuns: runs(100) },
    );
  });

  test('from the full text, whose words are all there and marked where they were', () => {
    fc.assert(
      fc.property(exportInput, (input) => {
        const annotations = input.annotations.filter(({ anchor }) => anchor !== null);
        const { notes } = buildModel({ ...input, annotations });
        const markdown = renderPreset('full-text', { ...input, annotations });
        const root = parseMarkdown(markdown);
        const definitions = root.children.filter((node) => node.type === 'footnoteDefinition');
        const marked = notes.filter(({ quote }) => quote !== '');
        expect(definitions.map(({ label }) => label).sort()).toEqual(marked.map(({ id }) => id).sort());
        for (const note of marked) {
          const [, ...body] = definitions.find(({ label }) => label === note.id)?.children ?? [];
          const wanted = noteBlocks(note);
          expect(inColumns(shape(body))).toEqual(inColumns(shape(wanted)));
        }
        const text = markdown.replace(/^---\n[\s\S]*?\n---\n/, '').split('\n[^')[0] ?? '';
        // Escaped characters stand for themselves alone: they move away while marks are looked for.
        const moved = text.replace(/\\([!-/:-@[-`{-~])/g, (_, sign: string) =>
          String.fromCharCode(0xe000 + sign.charCodeAt(0)),
        );
        const inMarks = [...moved.matchAll(/==(.*?)==/gs)].map(([, inner = '']) =>
          inner.replace(/[\ue000-\ue0ff]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xe000)),
        );
        for (const note of marked) {
          for (const line of linesOf(note.quote)) {
            expect(inMarks.some((mark) => plain(mark).includes(plain(line)))).toBe(true);
          }
        }
      }),
      { numRuns: runs(120) },
    );
  });

  test('from a digest', () => {
    fc.assert(
      fc.property(exportInput, (input) => {
        const { article, notes } = buildModel(input);
        const groups = [{ name: 'All', entries: notes.map((note) => ({ note, article })) }];
        const model = { by: 'tag', articles: 1, highlights: notes.length, article_notes: 0, groups };
        const found = factsOf(parseMarkdown(presetOf('digest').render(model).toWellFormed()));
        for (const note of notes) {
          const wanted = noteBlocks(note);
          const read = readers.markdown?.(found.get(note.id) as Found, note, wanted.length);
          expect(shape(read?.note ?? [])).toEqual(shape(wanted));
          if (note.quote !== '') expect(quoteLines(read?.quote)).toEqual(linesOf(note.quote));
        }
      }),
      { numRuns: runs(100) },
    );
  });
});

test('a note of 100,000 characters is read back whole by every preset', () => {
  const [input] = fc.sample(
    exportInput.filter(({ annotations }) => annotations.some(({ anchor }) => anchor !== null)),
    { numRuns: 1, seed: 7 },
  );
  if (input === undefined) throw new Error('nothing was made');
  const piece = 'words *of* it ==x== ]] [[ --- 😀 שלום `code`\n\n';
  const body = piece.repeat(Math.ceil(100_000 / piece.length)).trimEnd();
  const annotations = input.annotations
    .filter(({ anchor }) => anchor !== null)
    .slice(0, 1)
    .map((note) => ({ ...note, body }));
  for (const preset of Object.keys(readers)) check({ ...input, annotations }, preset);
}, 60_000);

test.each(['[x] word', '[a]: b\n[x] word', '[a]: b\n  "c"\n[ ] word', '[a]: b\n[c]: d\n[X] word'])(
  'an item of a list is no task, although what is in it would be one: %s',
  (text) => {
    const [list] = parseMarkdown(listItem(text, 2)).children;
    const [item] = list?.type === 'list' ? list.children : [];
    expect(item?.checked ?? null).toBeNull();
    expect(JSON.stringify(item?.children.at(-1))).toMatch(/\[[ xX]\] word/);
  },
);
