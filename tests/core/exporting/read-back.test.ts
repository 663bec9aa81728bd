import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildModel, type ExportInput } from '#core/exporting/build-model.ts';
import { renderArticle } from '#core/exporting/render-article.ts';
import type { OwnRow } from '#core/importing/elsewhere/item.ts';
import { readOwn } from '#core/importing/elsewhere/own/read-own.ts';
import { bodyText } from '#core/importing/page/body-text.ts';
import { factsToCarry, hasRecord } from '#shared/exporting/file-record.ts';
import { type Annotation, kindOf } from '#shared/model/annotation.ts';
import { runs } from '../../support/runs.ts';
import { anyNote } from './any-note.ts';
import { exportInput } from './generated-notes.ts';
import { presetOf } from './render-preset.ts';

const presets = ['markdown', 'full-text', 'obsidian', 'logseq', 'readwise'] as const;

/** Articles with notes of which nothing is harmless. */
const input: fc.Arbitrary<ExportInput> = fc
  .tuple(exportInput, fc.array(anyNote, { minLength: 5, maxLength: 5 }))
  .map(([given, bodies]) => ({
    ...given,
    annotations: given.annotations.map((note, index) => {
      const body = bodies[index] ?? '';
      const id = `01N0TE000000000000000000${String(index).padStart(2, '0')}`;
      return { ...note, id, body, kind: kindOf({ ...note, body }), modified: '2026-03-02T10:00:00.000Z' };
    }),
  }));

async function written(given: ExportInput, preset: (typeof presets)[number] | 'highlight'): Promise<string[]> {
  const template = presetOf(preset);
  const none = {} as never;
  const model = buildModel(given);
  const files = await renderArticle({ format: preset, template, input: given, model, library: none, notes: none });
  return files.map(({ text }) => text);
}

function readBack(text: string): OwnRow {
  const row = readOwn(Buffer.from(text))?.rows[0];
  if (row?.kind !== 'own') throw new Error(`not read back: ${JSON.stringify(row)}\n${text}`);
  return row;
}

/** Line by line; what white space there was may be hard spaces now. */
const wordsOf = (text: string) => text.split('\n').map((line) => line.replace(/\s+/g, ' ').trim());

const plain = (annotations: readonly Annotation[]) =>
  annotations.map(({ place: _, ...note }) => note).sort((a, b) => a.id.localeCompare(b.id));

describe('what is exported is read back to the letter, whatever a note says', () => {
  test.each(presets)('from %s', async (preset) => {
    await fc.assert(
      fc.asyncProperty(input, async (given) => {
        const [text = ''] = await written(given, preset);
        const row = readBack(text);
        expect([hasRecord(text), hasRecord(text.trimEnd()), hasRecord(`${text}More.`)]).toEqual([true, true, false]);
        expect(plain(row.annotations)).toEqual(plain(given.annotations));
        expect(factsToCarry(row.article)).toEqual(factsToCarry(given.article));
        expect(row).toMatchObject({ edited: [], warnings: [] });
        if (preset === 'full-text') expect(wordsOf(bodyText(row.stored?.html ?? ''))).toEqual(wordsOf(given.text));
        // As an editor of Windows, or Git there, leaves it.
        expect(plain(readBack(text.replaceAll('\n', '\r\n')).annotations)).toEqual(plain(given.annotations));
      }),
      { numRuns: runs(200) },
    );
  });

  test('from a file for each highlight', async () => {
    await fc.assert(
      fc.asyncProperty(input, async (given) => {
        const rows = (await written(given, 'highlight')).map(readBack);
        expect(plain(rows.flatMap(({ annotations }) => annotations))).toEqual(plain(given.annotations));
      }),
      { numRuns: runs(100) },
    );
  });

  test('from Web Annotations and from JSON', async () => {
    const { renderJsonLd } = await import('#core/exporting/formats/json-ld.ts');
    const { renderJson } = await import('#core/exporting/formats/json.ts');
    await fc.assert(
      fc.property(input, (given) => {
        const linked = readBack(renderJsonLd(buildModel(given), given));
        expect(plain(linked.annotations)).toEqual(plain(given.annotations));
        expect(factsToCarry(linked.article)).toEqual(factsToCarry(given.article));
        const row = readBack(renderJson(given));
        expect(plain(row.annotations)).toEqual(plain(given.annotations));
      }),
      { numRuns: runs(200) },
    );
  });

  test('from a note of 100,000 characters', async () => {
    const piece = 'words *of* it ==x== ]] [[ --- 😀 שלום `code`\r\n\r\n';
    const [given] = fc.sample(
      input.filter(({ annotations }) => annotations.length > 2),
      { numRuns: 1, seed: 7 },
    );
    if (given === undefined) throw new Error('nothing was made');
    const body = piece.repeat(Math.ceil(100_000 / piece.length));
    const annotations = given.annotations.map((note) => ({ ...note, body, kind: kindOf({ ...note, body }) }));
    for (const preset of presets) {
      const [text = ''] = await written({ ...given, annotations }, preset);
      expect(plain(readBack(text).annotations)).toEqual(plain(annotations));
    }
  });
});

describe('what a person writes into a note in the file', () => {
  const [given] = fc.sample(
    exportInput.filter(({ annotations }) => annotations.filter(({ anchor }) => anchor !== null).length > 2),
    { numRuns: 1, seed: 11 },
  ) as [ExportInput];
  const bodies = ['First thought.\n\n- listed', 'Second thought', 'Third *thought*.'];
  const annotations = given.annotations
    .filter(({ anchor }) => anchor !== null)
    .slice(0, 3)
    .map((note, index) => ({
      ...note,
      id: `01N0TE0000000000000000000${index}`,
      body: bodies[index] ?? '',
      kind: 'note' as const,
    }));

  test.each(presets)('is its text then, and the others are as they were: %s', async (preset) => {
    const [text = ''] = await written({ ...given, annotations }, preset);
    const edited = text.replace('Second thought', 'Second thought, longer by a word');
    const row = readBack(edited.replace('\n# ', '\nA line of my own.\n\n# '));
    expect(row.annotations.map(({ body }) => body)).toEqual([bodies[0], 'Second thought, longer by a word', bodies[2]]);
    expect(row.edited).toEqual([annotations[1]?.id]);
  });

  test('whose block was taken out of the file is passed over, and says so', async () => {
    const [text = ''] = await written({ ...given, annotations }, 'markdown');
    const lines = text.split('\n').filter((line) => !line.includes(`#${annotations[1]?.id})`));
    const row = readBack(lines.join('\n'));
    expect(row.annotations.map(({ id }) => id)).toEqual([annotations[0]?.id, annotations[2]?.id]);
    expect(row.warnings).toHaveLength(1);
  });
});
