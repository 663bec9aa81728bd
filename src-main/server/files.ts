import { createReadStream } from 'node:fs';
import { readFile, rm, stat } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { Readable } from 'node:stream';
import { downloadsIn } from '#core/exporting/export-jobs.ts';
import { imageTypeOf } from '#core/importing/images/image-type.ts';
import type { Library } from '#core/library/library.ts';
import { said } from '#core/said.ts';
import { codeOf } from '#core/storage/durable-write.ts';
import { AppError } from '#shared/api/errors.ts';
import { respond } from './headers.ts';

const pageTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** A drawing is a document: opened by itself, it may do nothing but show its shapes. */
const drawingPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

/** A file of the built page. Names under `/assets/` carry a hash of their content and may be kept for good. */
export async function servePage(pageDirectory: string, pathname: string): Promise<Response> {
  const bytes = await readPage(pageDirectory, pathname);
  const kept = pathname.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-store';
  return respond(bytes, 200, { 'content-type': pageTypes[extname(pathname)] ?? '', 'cache-control': kept });
}

/** The bytes of a file of the built page; throws `not-found` for whatever else is named. */
export async function readPage(pageDirectory: string, pathname: string): Promise<Uint8Array<ArrayBuffer>> {
  const path = resolve(join(pageDirectory, pathname));
  const isPart = pageTypes[extname(path)] !== undefined && path.startsWith(resolve(pageDirectory) + sep);
  if (!isPart) throw missing(pathname);
  return read(path, pathname);
}

/** `/files/<article>/media/<name>`: an image of an article, and nothing else of the library. */
export async function serveMedia(library: Library, pathname: string): Promise<Response> {
  const [, article, name] = /^\/files\/([0-9A-Z]{26})\/media\/([0-9a-z.]+)$/.exec(pathname) ?? [];
  const type = name === undefined ? null : imageTypeOf(name);
  if (article === undefined || name === undefined || type === null) throw missing(pathname);
  const bytes = await read(join(library.folderOf(article), 'media', name), pathname);
  return respond(bytes, 200, {
    'content-type': type,
    'cache-control': 'private, max-age=31536000, immutable',
    ...(type === 'image/svg+xml' && { 'content-security-policy': drawingPolicy }),
  });
}

/** `/exports/<token>/<name>`: a file that was written for a browser to fetch, in pieces; gone once it is fetched. */
export async function serveExport(stateDirectory: string, pathname: string): Promise<Response> {
  const [, token, name] = /^\/exports\/([0-9a-f]{32})\/([a-z0-9-]+\.[a-z]+)$/.exec(pathname) ?? [];
  if (token === undefined || name === undefined) throw missing(pathname);
  const folder = join(downloadsIn(stateDirectory), token);
  const path = join(folder, name);
  const found = await stat(path).catch(() => null);
  if (found === null) throw missing(pathname);
  const stream = createReadStream(path);
  stream.once('end', () => void rm(folder, { recursive: true, force: true }));
  return respond(Readable.toWeb(stream) as unknown as ReadableStream, 200, {
    'content-type': 'application/octet-stream',
    'content-length': String(found.size),
    'content-disposition': `attachment; filename="${name}"`,
  });
}

async function read(path: string, pathname: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return Uint8Array.from(await readFile(path));
  } catch (error) {
    if (['ENOENT', 'EISDIR', 'ENOTDIR', 'ENAMETOOLONG'].includes(codeOf(error))) throw missing(pathname);
    throw error;
  }
}

function missing(pathname: string): AppError {
  return new AppError('not-found', said().api.nothingThere(pathname));
}
