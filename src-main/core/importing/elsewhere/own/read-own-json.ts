import * as z from 'zod';
import { type Article, articleSchema } from '#shared/model/article.ts';
import { isKeptFile, isOriginal } from '../../../library/kept-files.ts';
import { said } from '../../../said.ts';
import { contentHash } from '../../../storage/hash.ts';
import { cleanDrawing } from '../../images/clean-drawing.ts';
import { sanitiseHtml } from '../../sanitising/sanitise.ts';
import type { OwnRow } from '../item.ts';
import { isId, ownAnnotationSchema, withWebAddresses } from './own-article.ts';

const fileSchema = z.looseObject({
  article: articleSchema
    .refine(({ id }) => isId(id), { path: ['id'], message: 'is no id of an article' })
    .refine(namesOwnFiles, { path: ['source'], message: 'is no name of an original' }),
  annotations: z.array(ownAnnotationSchema),
  html: z.string(),
  notes: z.record(z.string(), z.unknown()).default({}),
  files: z.record(z.string(), z.string()).default({}),
});

/**
 * Reads Postil's own JSON. What is shown later is not taken on trust: a text with more in it than articles may have is
 * reduced to that, files whose names Postil does not give are left out. Throws ZodError for a file that is damaged.
 */
export function readOwnJson(file: Readonly<Record<string, unknown>>): OwnRow {
  const { article: told, annotations, html: given, notes, files } = fileSchema.parse(file);
  const warnings: string[] = [];
  const html = sanitiseHtml(given);
  const isCleanText = html === given && contentHash(html) === told.content;
  if (!isCleanText) warnings.push(said().elsewhere.cleanedText);
  const article = { ...withWebAddresses(told), content: contentHash(html), deleted: null };
  const isOfWeb = article.url === told.url && article.canonicalUrl === told.canonicalUrl;
  if (!isOfWeb) warnings.push(said().elsewhere.addressLeft);
  const kept = new Map<string, Uint8Array>();
  for (const [path, base64] of Object.entries(files)) {
    const given = Buffer.from(base64, 'base64');
    const bytes = isKeptFile(path) ? safe(path, given) : null;
    if (bytes !== null) kept.set(path, bytes);
    if (bytes !== null && !given.equals(bytes)) warnings.push(said().elsewhere.cleanedDrawing(path.slice(0, 80)));
    if (bytes === null) warnings.push(said().elsewhere.fileLeft(path.slice(0, 80)));
  }
  const records = Array.isArray(file.annotations) ? (file.annotations as Record<string, unknown>[]) : [];
  return {
    ...{ kind: 'own', row: 'article', title: article.title, article, isPart: false, edited: [], warnings },
    annotations: annotations.map(({ place: _, ...annotation }) => annotation as OwnRow['annotations'][number]),
    stored: {
      isWhole: true,
      record: isCleanText && isOfWeb ? { ...(file.article as Record<string, unknown>), deleted: null } : article,
      notes: { ...notes, annotations: records.map(({ place: _, ...record }) => record) },
      html,
      files: kept,
    },
  };
}

/** Originals are read, moved and removed by the names in the record: none may lead out of the folder, or to another file in it. */
function namesOwnFiles({ source, versions }: Article): boolean {
  const isOwn = (file: string) => file === '' || isKeptFile(file);
  return (
    (source.file === '' || isOriginal(source.file)) && versions.every((version) => isOwn(version.source?.file ?? ''))
  );
}

/**
 * What of a file may be kept. An earlier body can become the present one: it has to be the one that its name says, and one
 * that may be shown. A drawing is cleaned, as one that is imported with its page.
 */
function safe(path: string, bytes: Buffer): Uint8Array | null {
  if (path.endsWith('.svg')) return cleanDrawing(bytes)?.bytes ?? null;
  const content = /^versions\/(sha256-[0-9a-f]{64})\.html$/.exec(path)?.[1];
  if (content === undefined) return bytes;
  const html = bytes.toString('utf8');
  return contentHash(html) === content && sanitiseHtml(html) === html ? bytes : null;
}
