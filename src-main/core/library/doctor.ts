import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import * as z from 'zod';
import { notesFileSchema } from '#shared/model/annotation.ts';
import { type Article, articleSchema } from '#shared/model/article.ts';
import { correctionsFileSchema, isUnread } from '#shared/model/correction.ts';
import { differentFileSchema } from '#shared/model/duplicate.ts';
import { libraryFileSchema } from '#shared/model/settings.ts';
import { rulesFileSchema } from '#shared/model/site-rule.ts';
import { readBody } from '../importing/page/body-text.ts';
import { earlierBodies, type PlaceJob, placeAll } from '../notes/place-all.ts';
import { said } from '../said.ts';
import { codeOf } from '../storage/durable-write.ts';
import { contentHash } from '../storage/hash.ts';
import { parseJson } from '../storage/json-adapter.ts';
import { contentFile, idOfFolder, versionFile } from './article-folder.ts';
import { findCopies } from './conflicts/find-copies.ts';
import { examineCopy } from './conflicts/merge-copy.ts';
import { readEarlier } from './versions.ts';

const decompress = promisify(gunzip);

/** What one check of one file gave; `path` is relative to the library. */
export interface Finding {
  readonly check:
    | 'library'
    | 'rules'
    | 'entities'
    | 'duplicates'
    | 'article'
    | 'body'
    | 'source'
    | 'version'
    | 'media'
    | 'notes'
    | 'conflict-copies'
    | 'leftover';
  readonly ok: boolean;
  readonly path: string;
  readonly detail: string;
}

type CheckedBody = PlaceJob['present'] & { readonly folder: string };

/** What to tell the person when a newer Postil wrote this library, so that nothing here can judge it; else null. */
export async function newerFormat(directory: string): Promise<string | null> {
  const { value } = await readJson(join(directory, 'postil.json'), z.looseObject({ format: z.number() }));
  if (value === null || value.format <= 1) return null;
  return said().library.newer(directory, value.format);
}

/** Looks through a whole library and reports on every file that matters. Reads only: nothing is changed or set aside. */
export async function* examine(directory: string): AsyncGenerator<Finding> {
  const at = (path: string) => relative(directory, path) || basename(path);
  const library = await readJson(join(directory, 'postil.json'), libraryFileSchema);
  yield { check: 'library', path: 'postil.json', ...outcome(library, () => `format ${library.value?.format}`) };
  if (await isThere(join(directory, 'rules.json'))) {
    const rules = await readJson(join(directory, 'rules.json'), rulesFileSchema);
    const { length } = rules.value?.rules ?? [];
    yield {
      check: 'rules',
      path: 'rules.json',
      ...outcome(rules, () => `${length} ${length === 1 ? 'rule' : 'rules'}`),
    };
  }
  if (await isThere(join(directory, 'entities.json'))) yield await examineCorrections(join(directory, 'entities.json'));
  if (await isThere(join(directory, 'duplicates.json'))) {
    const told = await readJson(join(directory, 'duplicates.json'), differentFileSchema);
    const { length } = told.value?.different ?? [];
    yield {
      check: 'duplicates',
      path: 'duplicates.json',
      ...outcome(told, () => `${length} ${length === 1 ? 'pair' : 'pairs'}`),
    };
  }
  const copies = new Set<string>();
  for await (const copy of findCopies(directory)) {
    const detail = await examineCopy(copy, at(copy.original));
    if (detail === null) continue;
    copies.add(copy.path);
    yield { check: 'conflict-copies', ok: false, path: at(copy.path), detail };
  }
  const bodies = new Map<string, CheckedBody>();
  for (const part of ['articles', 'trash']) {
    for (const name of await namesIn(join(directory, part))) {
      const folder = join(directory, part, name);
      if (isLeftover(name)) {
        yield { ...leftover(folder), path: at(folder) };
        continue;
      }
      const id = idOfFolder(name);
      // What else a person or a sync tool keeps there is none of ours.
      if (id === null || copies.has(folder)) continue;
      for await (const finding of examineArticle(folder, id, bodies)) yield { ...finding, path: at(finding.path) };
    }
  }
  for (const name of await namesIn(join(directory, 'notes'))) {
    const path = join(directory, 'notes', name);
    if (copies.has(path)) continue;
    yield { ...(isLeftover(name) ? leftover(path) : await examineNotes(path, bodies)), path: at(path) };
  }
  for (const name of await namesIn(directory)) if (isLeftover(name)) yield { ...leftover(name), path: name };
}

/** A record of a later Postil is left alone; one of ours that cannot be read does nothing, and is worth a word. */
async function examineCorrections(path: string): Promise<Finding> {
  const file = await readJson(path, correctionsFileSchema);
  const all = file.value?.corrections ?? [];
  const unread = all.filter((record) => isUnread(record)).map(({ id }) => id);
  const found = { check: 'entities' as const, path: basename(path) };
  if (unread.length > 0) return { ...found, ok: false, detail: `does nothing by ${unread.join(', ')}: not to be read` };
  return { ...found, ...outcome(file, () => `${all.length} ${all.length === 1 ? 'correction' : 'corrections'}`) };
}

async function* examineArticle(folder: string, id: string, bodies: Map<string, CheckedBody>): AsyncGenerator<Finding> {
  const path = join(folder, 'article.json');
  const article = await readJson(path, articleSchema);
  const named = outcome(article, () => article.value?.title ?? '');
  const foreign = article.value !== null && article.value.id !== id;
  yield { check: 'article', path, ...(foreign ? { ok: false, detail: 'holds the id of another article' } : named) };
  const html = await readFile(join(folder, contentFile), 'utf8').catch(() => null);
  const body = { check: 'body' as const, path: join(folder, contentFile) };
  if (html === null) yield { ...body, ok: false, detail: 'is missing' };
  else {
    const content = contentHash(html);
    bodies.set(id, { content, folder, ...readBody(html) });
    const same = article.value === null || article.value.content === content;
    yield { ...body, ok: same, detail: same ? 'as recorded' : 'differs from what article.json records' };
    for (const [, name] of html.matchAll(/ src="media\/([^"]+)"/g)) {
      const media = join(folder, 'media', name ?? '');
      const ok = await isThere(media);
      yield { check: 'media', ok, path: media, detail: ok ? 'is there' : 'is missing' };
    }
  }
  if (article.value?.source.file) yield await examineSource(join(folder, article.value.source.file), article.value);
  for (const { content, source } of article.value?.versions ?? []) {
    const version = join(folder, versionFile(content));
    const earlier = await readFile(version).catch(() => null);
    const ok = earlier !== null && contentHash(earlier) === content;
    const detail = ok ? 'as recorded' : earlier === null ? 'is missing' : 'differs from what article.json records';
    yield { check: 'version', ok, path: version, detail };
    const original = source === undefined ? null : join(folder, source.file);
    if (original !== null && !(await isThere(original)))
      yield { check: 'version', ok: false, path: original, detail: 'is missing' };
  }
  for (const part of ['', 'media', 'versions']) {
    for (const name of await namesIn(join(folder, part))) {
      if (isLeftover(name)) yield leftover(join(folder, part, name));
    }
  }
}

async function examineSource(path: string, { source }: Article): Promise<Finding> {
  const finding = (ok: boolean, detail: string): Finding => ({ check: 'source', ok, path, detail });
  try {
    const hash = contentHash(await decompress(await readFile(path)));
    return hash === source.sha256
      ? finding(true, 'as recorded')
      : finding(false, 'differs from what article.json records');
  } catch (error) {
    return finding(false, codeOf(error) === 'ENOENT' ? 'is missing' : 'cannot be decompressed');
  }
}

async function examineNotes(path: string, bodies: ReadonlyMap<string, CheckedBody>): Promise<Finding> {
  const notes = await readJson(path, notesFileSchema);
  if (notes.value === null) return { check: 'notes', path, ok: false, detail: notes.problem };
  const body = bodies.get(notes.value.article);
  if (body === undefined) return { check: 'notes', path, ok: false, detail: 'belongs to no article of this library' };
  const present = notes.value.annotations.filter(({ deleted }) => deleted === null);
  const anchors = present.flatMap(({ anchor }) => anchor ?? []);
  const earlier = await earlierBodies(anchors, body.content, (content) => readEarlier(body.folder, content));
  const states = placeAll({ present: body, earlier, anchors }).map(({ state }): string => state);
  states.push(...present.filter(({ anchor }) => anchor === null).map(() => 'on the article'));
  const counted = [...Map.groupBy(states, (state) => state)].map(([state, all]) => `${all.length} ${state}`);
  // A passage that is gone from a text is for the person to see to; the library itself is sound.
  return { check: 'notes', path, ok: true, detail: counted.join(', ') || 'empty' };
}

type Read<T> = { readonly value: T; readonly problem: '' } | { readonly value: null; readonly problem: string };

async function readJson<T>(path: string, schema: z.ZodType<T>): Promise<Read<T>> {
  try {
    return { value: schema.parse(parseJson(await readFile(path))), problem: '' };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return { value: null, problem: 'is missing' };
    const why = error instanceof z.ZodError ? describe(error) : error instanceof Error ? error.message : String(error);
    return { value: null, problem: `cannot be read: ${why}` };
  }
}

function describe(error: z.ZodError): string {
  return error.issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': ')).join('; ');
}

function outcome<T>(read: Read<T>, detail: () => string): { ok: boolean; detail: string } {
  return read.value === null ? { ok: false, detail: read.problem } : { ok: true, detail: detail() };
}

function isLeftover(name: string): boolean {
  return name.endsWith('.tmp') || /^\.(?:adding|removing|restoring)-/.test(name) || /\.damaged-/.test(name);
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
