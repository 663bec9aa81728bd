import { join } from 'node:path';
import type { ExportFormat } from '#shared/api/contract.ts';
import type { Library } from '../library/library.ts';
import { slugOf } from '../library/slug.ts';
import type { Notes } from '../notes/notes.ts';
import { makeDirectory, writeDurably } from '../storage/durable-write.ts';
import { type ExportInput, renderMarkdown } from './markdown.ts';
import { outlineOf } from './outline.ts';

export interface ExportedFile {
  readonly id: string;
  /** A file name that every system takes. */
  readonly name: string;
  readonly text: string;
}

/** Every format: how it is rendered and what its files end in. A new format is one more row. */
const formats: Readonly<Record<ExportFormat, { extension: string; render: (input: ExportInput) => string }>> = {
  markdown: { extension: 'md', render: renderMarkdown },
};

/** Renders articles with their notes; writes nothing. */
export async function renderExport(
  library: Library,
  notes: Notes,
  ids: readonly string[],
  format: ExportFormat,
): Promise<ExportedFile[]> {
  const { extension, render } = formats[format];
  const files: ExportedFile[] = [];
  const names = new Set<string>();
  for (const id of ids) {
    const article = await library.get(id);
    const { html, text, images } = await library.body(id);
    const annotations = await notes.list(id);
    const slug = slugOf(article.title, 80);
    const name = names.has(slug) ? `${slug}-${id.slice(-8).toLowerCase()}` : slug;
    names.add(slug);
    const input = { article, annotations, outline: outlineOf(html), text, images };
    files.push({ id, name: `${name}.${extension}`, text: render(input) });
  }
  return files;
}

/** Writes rendered files into a folder, which is made when it is missing; returns the path of each. */
export async function writeExport(files: readonly ExportedFile[], directory: string): Promise<string[]> {
  await makeDirectory(directory);
  const paths: string[] = [];
  for (const { name, text } of files) {
    const path = join(directory, name);
    await writeDurably(path, text);
    paths.push(path);
  }
  return paths;
}
