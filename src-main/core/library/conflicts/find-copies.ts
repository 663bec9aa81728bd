import { readdir } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { compareText } from '#shared/merging/order.ts';
import { codeOf } from '../../storage/durable-write.ts';
import { contentFile, idOfFolder } from '../article-folder.ts';
import { inPieces } from '../in-pieces.ts';
import { type CopyName, copyOf, copyOfFolder, copyOfNotes } from './copy-names.ts';

export const copyKinds = ['library', 'entities', 'rules', 'duplicates', 'notes', 'article', 'body', 'folder'] as const;
export type CopyKind = (typeof copyKinds)[number];

/** What may be a conflict copy, and the file or folder of which it would be one; both are whole paths. */
export interface Copy {
  readonly kind: CopyKind;
  readonly path: string;
  readonly original: string;
  /** The article that it is about, or null. */
  readonly articleId: string | null;
  /** Whether it is named as sync tools name copies; else only what it holds can prove it. */
  readonly isMarked: boolean;
}

const libraryFiles: readonly (readonly [name: string, kind: CopyKind])[] = [
  ['postil.json', 'library'],
  ['entities.json', 'entities'],
  ['rules.json', 'rules'],
  ['duplicates.json', 'duplicates'],
];

/** Every copy in a library: whole folders first, then in the folders of articles, which are all listed once. */
export async function* findCopies(directory: string): AsyncGenerator<Copy> {
  yield* await copiesOfLibrary(directory);
  for await (const folder of articleFolders(directory)) yield* await copiesOfArticle(folder);
}

/** The copies of the files and folders of a library, but for those within the folders of articles. */
export async function copiesOfLibrary(directory: string): Promise<Copy[]> {
  const found: Copy[] = [];
  for (const name of await namesIn(directory)) {
    for (const [original, kind] of libraryFiles) found.push(...asCopy(kind, directory, name, copyOf(name, original)));
  }
  const notes = join(directory, 'notes');
  for await (const names of inPieces(await namesIn(notes))) {
    for (const name of names) found.push(...asCopy('notes', notes, name, copyOfNotes(name)));
  }
  found.push(...(await copiesOfFolders(directory)));
  return found.sort((a, b) => copyKinds.indexOf(a.kind) - copyKinds.indexOf(b.kind) || compareText(a.path, b.path));
}

/** The copies within the folder of an article. */
export async function copiesOfArticle(folder: string): Promise<Copy[]> {
  return (await namesIn(folder)).flatMap((name) => [
    ...asCopy('article', folder, name, copyOf(name, 'article.json')),
    ...asCopy('body', folder, name, copyOf(name, contentFile)),
  ]);
}

/**
 * Folders that are named as copies, and of several with the same id all but the first: those in the library come before
 * those in the trash, and then by name.
 */
async function copiesOfFolders(directory: string): Promise<Copy[]> {
  const byId = new Map<string, string>();
  const doubled: (readonly [id: string, folder: string])[] = [];
  for await (const folder of articleFolders(directory)) {
    const id = idOfFolder(folder) ?? '';
    const first = byId.get(id) ?? folder;
    // `articles` is before `trash` by name too.
    byId.set(id, folder < first ? folder : first);
    if (folder !== first) doubled.push([id, folder < first ? first : folder]);
  }
  const found = doubled.map(([articleId, path]): Copy => {
    return { kind: 'folder', path, original: byId.get(articleId) ?? path, articleId, isMarked: true };
  });
  for (const part of ['articles', 'trash']) {
    for await (const names of inPieces(await namesIn(join(directory, part)))) {
      for (const name of names) {
        for (const copy of asCopy('folder', join(directory, part), name, copyOfFolder(name)))
          found.push({ ...copy, original: byId.get(copy.articleId ?? '') ?? copy.original });
      }
    }
  }
  return found;
}

async function* articleFolders(directory: string): AsyncGenerator<string> {
  for (const part of ['articles', 'trash']) {
    const parent = join(directory, part);
    for await (const names of inPieces(await namesIn(parent))) {
      for (const name of names) if (!name.startsWith('.') && idOfFolder(name) !== null) yield `${parent}${sep}${name}`;
    }
  }
}

function asCopy(kind: CopyKind, folder: string, name: string, copy: CopyName | null): Copy[] {
  if (copy === null) return [];
  const original = join(folder, copy.original);
  const articleId =
    kind === 'notes' ? copy.original.slice(0, 26) : idOfFolder(kind === 'folder' ? copy.original : folder);
  return [{ kind, path: join(folder, name), original, articleId, isMarked: copy.isMarked }];
}

async function namesIn(path: string): Promise<string[]> {
  try {
    return await readdir(path);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return [];
    throw error;
  }
}
