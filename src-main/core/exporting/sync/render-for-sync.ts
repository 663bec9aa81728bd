import type { ExportFormat } from '#shared/exporting/export-formats.ts';
import { findRegions, type MarkedNote, plainBody } from '#shared/syncing/note-regions.ts';
import { linesOf } from '#shared/syncing/text-lines.ts';
import type { Library } from '../../library/library.ts';
import type { Notes } from '../../notes/notes.ts';
import { buildModel, type ExportInput } from '../build-model.ts';
import type { ExportedFile } from '../exporter.ts';
import { renderArticle } from '../render-article.ts';
import type { Template } from '../template.ts';
import type { Base } from './folder-state.ts';

/** A file as Postil writes it now, with what is needed to read edits of it back. */
export type SyncFile = ExportedFile & Base;

interface Rendering {
  readonly format: ExportFormat;
  readonly template: Template;
  readonly library: Library;
  readonly notes: Notes;
}

/**
 * The files of an article without the record that an export ends with: in a file that a person writes in, and other
 * programs compare, it would be a line of noise that changes with every note. Each comes with the places of its notes' texts, found by writing
 * it twice more with marks for them.
 */
export async function renderForSync(rendering: Rendering, input: ExportInput): Promise<SyncFile[]> {
  const { format, library, notes: stored } = rendering;
  const template = { ...rendering.template, record: false };
  const files = (marks: ExportInput['marks']) => {
    const given = { ...input, ...(marks && { marks }) };
    return renderArticle({ format, template, input: given, model: buildModel(given), library, notes: stored });
  };
  const notes = input.annotations.map(({ id, body }, at): MarkedNote => {
    return { id, body: plainBody(body), mark: `postilmark${at}x${id.toLowerCase().replace(/[^a-z0-9]/g, '')}z` };
  });
  const marks = (all: boolean) =>
    new Map(notes.filter(({ body }) => all || body !== '').map(({ id, mark }) => [id, mark]));
  const plain = await files(undefined);
  if (notes.length === 0) return plain.map((file) => ({ ...file, regions: [], notes: [] }));
  const [marked, filled] = await Promise.all([files(marks(false)), files(marks(true))]);
  return plain.map((file, at) => {
    const [text, some, all] = [file, marked[at], filled[at]].map((each) => linesOf(each?.text ?? '').lines);
    const own = file.owner === file.id ? notes : notes.filter(({ id }) => id === file.owner);
    const regions = findRegions(text ?? [], some ?? [], all ?? [], own);
    return { ...file, regions, notes: own.map(({ id }) => id) };
  });
}
