import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergedWith, weighFile } from '#core/exporting/sync/apply-edits.ts';
import type { Base } from '#core/exporting/sync/folder-state.ts';
import { renderForSync } from '#core/exporting/sync/render-for-sync.ts';
import { describePassage } from '#shared/anchoring/selectors.ts';
import type { ExportFormat } from '#shared/exporting/export-formats.ts';
import { kindOf, type PlacedAnnotation } from '#shared/model/annotation.ts';
import { hasConflict } from '#shared/syncing/conflict-block.ts';
import { articleOf } from '../../../support/library.ts';
import { noteBody } from '../generated-notes.ts';
import { presetOf } from '../render-preset.ts';

const lines = [
  'The sea came back over the wall.',
  'Nobody had asked for it.',
  'The marsh grew in a year.',
  'Then birds came.',
];
const text = lines.join('\n');
const html = lines.map((line) => `<p>${line}</p>`).join('');
const article = articleOf('01TEST00000000000000000001', html, { url: 'https://a.example/x' });

/** A file and the notes it is of, changed by turns on both sides; every change brings a word that is nowhere else. */
class Both {
  private readonly format: ExportFormat;
  private last = 0;
  private time = 0;
  notes: PlacedAnnotation[] = [];
  file: string | null = null;
  base: Base | null = null;

  constructor(format: ExportFormat) {
    this.format = format;
  }

  word(side: 'hand' | 'post'): string {
    this.last += 1;
    return `${side}${this.last}x`;
  }

  now(): string {
    this.time += 1;
    return new Date(Date.UTC(2026, 2, 1) + this.time * 1000).toISOString();
  }

  async theirs(): Promise<Base> {
    const notes = [...this.notes].sort((a, b) => (a.place?.start ?? -1) - (b.place?.start ?? -1));
    const input = { article, annotations: notes, html, text, images: [], entities: [] };
    const rendering = {
      format: this.format,
      template: presetOf(this.format),
      library: null as never,
      notes: null as never,
    };
    const [file] = await renderForSync(rendering, input);
    if (file === undefined) throw new Error('nothing was made');
    return { text: file.text, regions: file.regions, notes: file.notes };
  }

  async sync(): Promise<void> {
    const before = await this.theirs();
    if (this.file === null) {
      [this.file, this.base] = [before.text, before];
      return;
    }
    if (hasConflict(this.file)) return;
    const edits = weighFile(this.base, this.file, before, this.notes);
    for (const { note, after } of edits.changes) {
      this.notes = this.notes.map((each) =>
        each.id === note ? { ...each, body: after.body, tags: [...after.tags], modified: this.now() } : each,
      );
    }
    const now = await this.theirs();
    this.file = mergedWith(edits, this.base, this.file, before, now);
    this.base = now;
  }

  mark(line: number, body: string): void {
    const start = text.indexOf(lines[line % lines.length] ?? '');
    const end = start + 8;
    const anchor = describePassage(text, start, end, article.content);
    const at = this.now();
    const id = `01NOTE${String(this.notes.length).padStart(10, '0')}${this.last}`;
    const place = { state: 'exact' as const, start, end, confidence: 1 };
    const made = { id, color: 'yellow' as const, anchor, body, tags: [], links: [], created: at, modified: at };
    this.notes.push({ ...made, kind: kindOf(made), deleted: null, place });
  }

  change(which: number, change: (note: PlacedAnnotation) => Partial<PlacedAnnotation>): void {
    const at = which % Math.max(1, this.notes.length);
    this.notes = this.notes.map((note, index) =>
      index === at ? { ...note, ...change(note), modified: this.now() } : note,
    );
  }

  write(where: number, put: (line: string) => string): void {
    if (this.file === null || hasConflict(this.file)) return;
    const all = this.file.split('\n');
    const first = all[0] === '---' ? all.indexOf('---', 1) + 1 : all.indexOf('');
    const at = first + (where % Math.max(1, all.length - first));
    all[at] = put(all[at] ?? '');
    this.file = all.join('\n');
  }
}

type Step = (both: Both) => void;
const safe = noteBody.map((body) => body.replace(/postil|<!--/gi, ''));
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(fc.nat(9), fc.oneof(fc.constant(''), fc.constant('A thought.'), safe)).map(
    ([line, more]): Step =>
      (both) =>
        both.mark(line, more === '' ? '' : `${both.word('post')} ${more}\n\n${both.word('post')}`),
  ),
  fc.nat(9).map(
    (which): Step =>
      (both) =>
        both.change(which, ({ body }) => ({ body: `${body} ${both.word('post')}`.trim() })),
  ),
  fc.nat(9).map(
    (which): Step =>
      (both) =>
        both.change(which, ({ body }) => ({ body: `${both.word('post')}\n\n${body}`.trim() })),
  ),
  fc.nat(9).map(
    (which): Step =>
      (both) =>
        both.change(which, ({ tags }) => ({ tags: [...tags, both.word('post')] })),
  ),
  // Deleted in Postil: a note that has nothing of what was written by hand.
  fc.nat(9).map(
    (which): Step =>
      (both) => {
        const note = both.notes[which % Math.max(1, both.notes.length)];
        if (note !== undefined && wordsIn(`${note.body} ${note.tags.join(' ')}`, 'hand').length === 0)
          both.notes = both.notes.filter(({ id }) => id !== note.id);
      },
  ),
  // The state is lost.
  fc.constant((both: Both) => {
    both.base = null;
  }),
  fc.nat(99).map(
    (where): Step =>
      (both) =>
        both.write(where, (line) => `${line} ${both.word('hand')}`),
  ),
  fc.nat(99).map(
    (where): Step =>
      (both) =>
        both.write(where, (line) => `${line}\n\n${both.word('hand')}\n`),
  ),
  fc.nat(99).map(
    (where): Step =>
      (both) =>
        both.write(where, (line) => `${both.word('hand')}\n${line}`),
  ),
  fc.nat(99).map(
    (where): Step =>
      (both) =>
        both.write(where, (line) => `${line}\n\n## ${both.word('hand')}\n\nMore.`),
  ),
);

const wordsIn = (given: string, side: string): string[] => given.match(new RegExp(`${side}\\d+x`, 'g')) ?? [];
const wordsOf = (notes: readonly PlacedAnnotation[]) =>
  notes.map(({ body, tags }) => [body, ...tags].join(' ')).join(' ');

test.each(['markdown', 'obsidian', 'logseq', 'readwise', 'full-text'] as const)(
  'whatever both sides do, no handwriting and no note is lost, and what is settled stays, in %s',
  async (format) => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { maxLength: 4 }), { minLength: 2, maxLength: 5 }), async (rounds) => {
        const both = new Both(format);
        both.mark(0, 'The first.');
        for (const steps of rounds) {
          for (const each of steps) each(both);
          const written = wordsIn(both.file ?? '', 'hand');
          const had = wordsIn(wordsOf(both.notes), '\\w{4}');
          const wasOpen = hasConflict(both.file ?? '');
          await both.sync();
          const file = both.file ?? '';
          for (const word of written) expect(file).toContain(word);
          for (const word of had) expect(wordsOf(both.notes)).toContain(word);
          if (!wasOpen)
            for (const word of wordsIn(both.notes.map(({ body }) => body).join(' '), 'post'))
              expect(file).toContain(word);
          // Once what both have is the same again, a line written beside a note's text may be seen to be part of it.
          for (let settling = 0; settling < 2; settling += 1) await both.sync();
          const after = { file: both.file, notes: structuredClone(both.notes) };
          await both.sync();
          expect({ file: both.file, notes: both.notes }).toEqual(after);
          for (const word of written) expect(after.file).toContain(word);
        }
      }),
      { numRuns: Number(process.env.POSTIL_RUNS ?? 8) },
    );
  },
);
