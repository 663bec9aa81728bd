import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#shared/api/errors.ts';
import type { Article, ArticleVersion } from '#shared/model/article.ts';
import { said } from '../said.ts';
import { codeOf, exists, makeDirectory, writeDurably } from '../storage/durable-write.ts';
import { contentHash } from '../storage/hash.ts';
import {
  type ArticleFiles,
  contentFile,
  keepSource,
  keepVersion,
  readSourceFile,
  versionFile,
  writeBody,
} from './article-folder.ts';

/**
 * Writes a new body in place of the present one, which becomes a version, as does its original where another comes.
 * Gives the versions that article.json has to record then. A crash in between loses nothing: both bodies lie in the
 * folder, and importing the same again completes the record.
 */
export async function exchangeBody(
  folder: string,
  article: Article,
  next: Article,
  files: ArticleFiles,
  replaced: string,
): Promise<Pick<Article, 'versions'>> {
  const present = await presentContent(folder);
  const versions = article.versions.filter(({ content }) => content !== next.content);
  for (const content of await earlierBodies(folder, article, present)) {
    // The place of a text that was not there is no text to go back to.
    if (article.linkOnly && content === article.content) continue;
    if (content === next.content || versions.some((version) => version.content === content)) continue;
    if (content === present) await keepVersion(folder, content);
    versions.push(content === article.content ? versionOf(article, replaced) : { content, replaced });
  }
  const { source } = article;
  const isOther = files.source !== null && source.sha256 !== next.source.sha256 && source.file !== '';
  const kept = isOther ? await keepSource(folder, source) : null;
  await writeBody(folder, next, files);
  return { versions: kept === null ? versions : versions.map((version) => withSource(version, source.sha256, kept)) };
}

/** A version that is recorded, its body and its original (null where none was kept with it). */
export async function readVersion(
  folder: string,
  article: Article,
  content: string,
): Promise<{ version: ArticleVersion; html: string; source: Uint8Array | null }> {
  const version = article.versions.find((candidate) => candidate.content === content);
  if (version === undefined) {
    throw new AppError('not-found', said().library.noVersion);
  }
  const path = join(folder, versionFile(content));
  const html = await readEarlier(folder, content);
  if (html === null) {
    throw new AppError('damaged', said().library.versionDamaged(path));
  }
  const isOther = version.source !== undefined && version.source.sha256 !== article.source.sha256;
  return { version, html, source: isOther && version.source ? await readSourceFile(folder, version.source) : null };
}

/** The HTML of an earlier body by its hash, recorded or not; null where it is not there as it was saved. */
export async function readEarlier(folder: string, content: string): Promise<string | null> {
  // A name that came with a note from elsewhere may not lead out of the folder.
  if (!/^sha256-[0-9a-f]{64}$/.test(content)) return null;
  const html = await readFile(join(folder, versionFile(content)), 'utf8').catch(() => null);
  return html !== null && contentHash(html) === content ? html : null;
}

/** Keeps a body that is to be found by its hash, without recording it as a version; one that is there stays. */
export async function keepEarlier(folder: string, content: string, html: string): Promise<void> {
  if (contentHash(html) !== content || (await readEarlier(folder, content)) !== null) return;
  await makeDirectory(join(folder, 'versions'));
  await writeDurably(join(folder, versionFile(content)), html);
}

/** Writes an image into `media/`; names are hashes, so that equal ones are the same. */
export async function keepMedia(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  await makeDirectory(join(folder, 'media'));
  await writeDurably(join(folder, 'media', name), bytes);
}

/** The hash of the body in a folder, or null where there is none. */
export async function presentContent(folder: string): Promise<string | null> {
  try {
    return contentHash(await readFile(join(folder, contentFile)));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** The body on disk and, where a crash came between it and its record, the recorded one before it. */
async function earlierBodies(folder: string, { content }: Article, present: string | null): Promise<string[]> {
  const earlier: string[] = [];
  if (content !== present && content !== '' && (await exists(join(folder, versionFile(content)))))
    earlier.push(content);
  if (present !== null) earlier.push(present);
  return earlier;
}

function versionOf(article: Article, replaced: string): ArticleVersion {
  const { content, words, certainty, warnings, extractor, chosen, source } = article;
  return { content, replaced, words, certainty, warnings, extractor, chosen, source };
}

function withSource(version: ArticleVersion, sha256: string, file: string): ArticleVersion {
  return version.source?.sha256 === sha256 ? { ...version, source: { ...version.source, file } } : version;
}
