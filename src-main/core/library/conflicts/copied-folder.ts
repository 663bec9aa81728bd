import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { articleSchema } from '#shared/model/article.ts';
import { exists, makeDirectory, moveDurably, writeDurably } from '../../storage/durable-write.ts';
import { contentHash } from '../../storage/hash.ts';
import { type FilePolicy, parseJson } from '../../storage/json-adapter.ts';
import { contentFile, idOfFolder, openArticleStore, versionFile } from '../article-folder.ts';
import { rebuiltArticle } from '../rebuilt-article.ts';
import { presentContent } from '../versions.ts';

/**
 * Keeps another body of an article as an earlier one, so that notes which were made in it are found again; where the
 * article has none it is its body. Gives how many bodies are new: none or one.
 */
export async function takeBody(path: string, folder: string, files: FilePolicy): Promise<number> {
  const html = await readFile(path);
  const content = contentHash(html);
  const present = await presentContent(folder);
  if (content === present) return 0;
  const kept = join(folder, present === null ? contentFile : versionFile(content));
  const isNew = !(await exists(kept));
  if (isNew) {
    await makeDirectory(dirname(kept));
    await writeDurably(kept, html);
  }
  if (present !== null && (await exists(join(folder, 'article.json')))) await record(folder, content, files);
  return isNew ? 1 : 0;
}

async function record(folder: string, content: string, files: FilePolicy): Promise<void> {
  const store = openArticleStore(folder, files, () => rebuiltArticle(idOfFolder(folder) ?? '', folder, files.now()));
  const isKnown = ({ versions }: { versions: readonly { content: string }[] }) =>
    versions.some((version) => version.content === content);
  if (isKnown(await store.read())) return;
  const replaced = files.now().toISOString();
  await store.update((article) => {
    if (!isKnown(article)) article.versions.push({ content, replaced });
  });
}

/**
 * Takes what the copy of an article's folder has and the folder lacks: originals, images, earlier bodies, and the body as
 * `takeBody` does. Its article.json is left to who merges it. Gives how many files are new.
 */
export async function takeFiles(copy: string, folder: string, files: FilePolicy): Promise<number> {
  let taken = 0;
  for (const item of await readdir(copy, { recursive: true, withFileTypes: true })) {
    const from = join(item.parentPath, item.name);
    const name = relative(copy, from);
    const to = join(folder, name);
    const isOther = item.isFile() && !item.name.startsWith('.') && !['article.json', contentFile].includes(name);
    if (!isOther || (await exists(to))) continue;
    await makeDirectory(dirname(to));
    await writeDurably(to, await readFile(from));
    taken += 1;
  }
  const body = join(copy, contentFile);
  if (!(await exists(body))) return taken;
  await makeDirectory(folder);
  return taken + (await takeBody(body, folder, files));
}

/** Moves an article's folder into the trash or out of it, as its article.json says, unless something is in the way. */
export async function putWhereItBelongs(folder: string, directory: string): Promise<void> {
  const path = join(folder, 'article.json');
  if (!(await exists(path))) return;
  const { deleted } = articleSchema.parse(parseJson(await readFile(path)));
  const target = join(directory, deleted === null ? 'articles' : 'trash', basename(folder));
  if (target !== folder && !(await exists(target))) await moveDurably(folder, target);
}
