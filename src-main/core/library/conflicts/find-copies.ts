import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '../../storage/durable-write.ts';
import { contentFile, idOfFolder } from '../article-folder.ts';
import { type CopyName, copyOf, copyOfFolder, copyOfNotes } from './copy-names.ts';

export const copyKinds = ['library', 'entities', 'rules', 'notes', 'article', 'body', 'folder'] as const;
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
];

/** Every copy in a library: whole folders first, then in the folders of articles, which are all listed once. */
export async function* findCopies(directory: string): AsyncGenerator<Copy> {
  yield* await copiesOfLibrary(directory);
  for (const folder of await articleFolders(directory)) yield* await copiesOfArticle(folder);
}

/** The copies of the files and folders of a library, but for those within the folders of articles. */
export async function copiesOfLibrary(directory: string): Promise<Copy[]> {
  const found: Copy[] = [];
  for (const name of await namesIn(directory)) {
    for (const [original, kind] of libraryFiles) found.push(...asCopy(kind, directory, name, copyOf(name, original)));
  }
  for (const name of await namesIn(join(directory, 'notes')))
    found.push(...asCopy('notes', join(directory, 'notes'), name, copyOfNotes(name)));
  return [...found, ...(await copiesOfFolders(directory))];
}

/** The copies within the folder of an article. */
export async function copiesOfArticle(folder: string): Promise<Copy[]> {
  return (await namesIn(folder)).flatMap((name) => [
    ...asCopy('article', folder, name, copyOf(name, 'article.json')),
    ...asCopy('body', folder, name, copyOf(name, contentFile)),
  ]);
}

/** Folders that are named as copies, and of several with the same id all but the first, those in the library before the trash. */
async function copiesOfFolders(directory: string): Promise<Copy[]> {
  const found: Copy[] = [];
  const byId = new Map<string, string>();
  for (const folder of await articleFolders(directory)) {
    const id = idOfFolder(folder) ?? '';
    const first = byId.get(id);
    if (first === undefined) byId.set(id, folder);
    else found.push({ kind: 'folder', path: folder, original: first, articleId: id, isMarked: true });
  }
  for (const part of ['articles', 'trash']) {
    for (const name of await namesIn(join(directory, part))) {
      for (const copy of asCopy('folder', join(directory, part), name, copyOfFolder(name))) {
        found.push({ ...copy, original: byId.get(copy.articleId ?? '') ?? copy.original });
      }
    }
  }
  return found;
}

async function articleFolders(directory: string): Promise<string[]> {
  const folders: string[] = [];
  for (const part of ['articles', 'trash']) {
    for (const name of await namesIn(join(directory, part))) {
      if (!name.startsWith('.') && idOfFolder(name) !== null) folders.push(join(directory, part, name));
    }
  }
  return folders;
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
    return (await readdir(path)).sort();
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return [];
    throw error;
  }
}
