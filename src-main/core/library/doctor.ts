import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import * as z from 'zod';
import { placeAnchor } from '#shared/anchoring/place.ts';
import { notesFileSchema } from '#shared/model/annotation.ts';
import { articleSchema } from '#shared/model/article.ts';
import { libraryFileSchema } from '#shared/model/settings.ts';
import { bodyText } from '../importing/body-text.ts';
import { codeOf } from '../storage/durable-write.ts';
import { contentHash } from '../storage/hash.ts';
import { parseJson } from '../storage/json-adapter.ts';
import { contentFile, idOfFolder } from './article-folder.ts';

/** What one check of one file gave; `path` is relative to the library. */
export interface Finding {
  readonly check: 'library' | 'article' | 'body' | 'source' | 'media' | 'notes' | 'leftover';
  readonly ok: boolean;
  readonly path: string;
  readonly detail: string;
}

interface CheckedBody {
  readonly content: string;
  readonly text: string;
}

/** Looks through a whole library and reports on every file that matters. Reads only: nothing is changed or set aside. */
export async function* examine(directory: string): AsyncGenerator<Finding> {
  const at = (path: string) => relative(directory, path) || basename(path);
  const library = await readJson(join(directory, 'postil.json'), libraryFileSchema);
  yield { check: 'library', path: 'postil.json', ...outcome(library, () => `format ${library.value?.format}`) };
  const bodies = new Map<string, CheckedBody>();
  for (const part of ['articles', 'trash']) {
    for (const name of await namesIn(join(directory, part))) {
      const folder = join(directory, part, name);
      const id = idOfFolder(name);
      if (id === null) {
        yield { check: 'leftover', ok: false, path: at(folder), detail: 'is not an article folder' };
        continue;
      }
      for await (const finding of examineArticle(folder, id, bodies)) yield { ...finding, path: at(finding.path) };
    }
  }
  for (const name of await namesIn(join(directory, 'notes'))) {
    const path = join(directory, 'notes', name);
    yield { ...(isLeftover(name) ? leftover(path) : await examineNotes(path, bodies)), path: at(path) };
  }
  for (const name of await namesIn(directory)) if (isLeftover(name)) yield { ...leftover(name), path: name };
}

async function* examineArticle(folder: string, id: string, bodies: Map<string, CheckedBody>): AsyncGenerator<Finding> {
  const path = join(folder, 'article.json');
  const article = await readJson(path, articleSchema);
  yield { check: 'article', path, ...outcome(article, () => article.value?.title ?? '') };
  const html = await readFile(join(folder, contentFile), 'utf8').catch(() => null);
  const body = { check: 'body' as const, path: join(folder, contentFile) };
  if (html === null) yield { ...body, ok: false, detail: 'is missing' };
  else {
    const content = contentHash(html);
    bodies.set(id, { content, text: bodyText(html) });
    const same = article.value === null || article.value.content === content;
    yield { ...body, ok: same, detail: same ? 'as recorded' : 'differs from what article.json records' };
    for (const [, name] of html.matchAll(/ src="media\/([^"]+)"/g)) {
      const media = join(folder, 'media', name ?? '');
      if (!(await isThere(media))) yield { check: 'media', ok: false, path: media, detail: 'is missing' };
    }
  }
  const source = article.value?.source.file;
  if (source && !(await isThere(join(folder, source)))) {
    yield { check: 'source', ok: false, path: join(folder, source), detail: 'is missing' };
  }
  for (const name of await namesIn(folder)) if (isLeftover(name)) yield leftover(join(folder, name));
}

async function examineNotes(path: string, bodies: ReadonlyMap<string, CheckedBody>): Promise<Finding> {
  const notes = await readJson(path, notesFileSchema);
  if (notes.value === null) return { check: 'notes', path, ok: false, detail: notes.problem };
  const body = bodies.get(notes.value.article);
  if (body === undefined) return { check: 'notes', path, ok: false, detail: 'belongs to no article of this library' };
  const present = notes.value.annotations.filter(({ deleted }) => deleted === null);
  const states = present.map(({ anchor }) =>
    anchor === null ? 'on the article' : placeAnchor(body.text, body.content, anchor).state,
  );
  const counted = [...Map.groupBy(states, (state) => state)].map(([state, all]) => `${all.length} ${state}`);
  const ok = !states.includes('lost') && !states.includes('review');
  return { check: 'notes', path, ok, detail: counted.join(', ') || 'empty' };
}

type Read<T> = { readonly value: T; readonly problem: '' } | { readonly value: null; readonly problem: string };

async function readJson<T>(path: string, schema: z.ZodType<T>): Promise<Read<T>> {
  try {
    return { value: schema.parse(parseJson(await readFile(path))), problem: '' };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return { value: null, problem: 'is missing' };
    const why = error instanceof z.ZodError ? z.prettifyError(error).replace(/\s+/g, ' ') : String(error);
    return { value: null, problem: `cannot be read: ${why}` };
  }
}

function outcome<T>(read: Read<T>, detail: () => string): { ok: boolean; detail: string } {
  return read.value === null ? { ok: false, detail: read.problem } : { ok: true, detail: detail() };
}

function isLeftover(name: string): boolean {
  return name.endsWith('.tmp') || name.startsWith('.adding-') || /\.damaged-/.test(name);
}

function leftover(path: string): Finding {
  const damaged = /\.damaged-/.test(path);
  return {
    check: 'leftover',
    ok: false,
    path,
    detail: damaged ? 'was set aside as unreadable' : 'was left by a crash',
  };
}

async function namesIn(path: string): Promise<string[]> {
  try {
    return (await readdir(path)).sort();
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return [];
    throw error;
  }
}

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}
