import { MailParser } from 'mailparser';
import { said } from '../../said.ts';
import { decode } from '../decoding/decode.ts';
import { extractHtml } from '../extract-html.ts';
import type { Extracted, ExtractInput, Resource } from '../extracted.ts';
import { importFailure } from '../failures.ts';
import { limits } from '../limits.ts';
import { extractText } from '../text/extract-text.ts';
import { unnamed } from './unnamed-images.ts';
import { webAddress } from './web-address.ts';

interface Part extends Resource {
  /** `Content-ID` without its brackets. */
  readonly id: string;
  /** `Content-Location` as written. */
  readonly location: string;
}

interface Message {
  readonly parts: readonly Part[];
  readonly subject: string;
  /** The address the page was saved from, as far as the head of the file says. */
  readonly location: string;
  /** `Content-ID` of the root part, without its brackets. */
  readonly start: string;
}

/**
 * Extracts the article of an MHTML file (RFC 2557) as Chromium, Edge and old Internet Explorers save it: the main
 * part's page, with the pictures that came in the other parts. Frames are left out. Throws AppError.
 */
export async function extractMhtml(input: ExtractInput): Promise<Extracted> {
  const message = await readMessage(input);
  const root = rootOf(message);
  if (root === null) {
    throw importFailure('not-an-article', input.name, said().reading.emptyMhtml);
  }
  const location = webAddress(message.location) ?? webAddress(root.location);
  const resources = new Map<string, Resource>();
  for (const part of message.parts) {
    if (part === root) continue;
    const address = webAddress(part.location, location);
    if (address !== null && !resources.has(address)) resources.set(address, part);
    else if (part.location !== '' && !resources.has(part.location)) resources.set(part.location, part);
    if (part.id !== '') resources.set(`cid:${part.id}`, part);
  }
  const page: ExtractInput = {
    ...input,
    bytes: root.bytes,
    contentType: root.contentType,
    url: input.url || (location ?? ''),
    resources,
    alone: true,
    ...(message.subject !== '' && { title: message.subject }),
  };
  const decoded = decode(root.bytes, root.contentType);
  const extracted = isPage(root) ? extractHtml(decoded, page) : extractText(decoded, page);
  return { ...extracted, format: 'mhtml', images: unnamed(extracted.images) };
}

function isPage({ contentType }: Resource): boolean {
  return /^(?:text\/html|application\/xhtml\+xml)\b/i.test(contentType);
}

/** The part named by `start`, else the one with the address of the whole, else the first page, else the first text. */
function rootOf({ parts, start, location }: Message): Part | null {
  const pages = parts.filter((part) => isPage(part) && part.bytes.length > 0);
  const named = start === '' ? undefined : pages.find(({ id }) => id === start);
  const located = location === '' ? undefined : pages.find((part) => part.location === location);
  const text = parts.find(({ contentType, bytes }) => /^text\/plain\b/i.test(contentType) && bytes.length > 0);
  return named ?? located ?? pages[0] ?? text ?? null;
}

async function readMessage({ bytes, name }: ExtractInput): Promise<Message> {
  const parser = new MailParser({
    checksumAlgo: false,
    skipTextToHtml: true,
    maxChildNodes: limits.mhtmlParts,
  } as object);
  // It joins the text parts of a mail into one and decodes them itself; a page and its frames have to stay apart, and
  // their encoding is found as for any other page.
  Object.assign(parser, { textTypes: [] });
  const parts: Part[] = [];
  const done = new Promise<void>((resolve, reject) => {
    parser.on('error', reject);
    parser.on('end', resolve);
    parser.on('data', (item) => {
      if (item.type !== 'attachment') return;
      const chunks: Buffer[] = [];
      const { headers } = item;
      item.content.on('data', (chunk: Buffer) => chunks.push(chunk));
      item.content.on('error', reject);
      item.content.on('end', () => {
        parts.push({
          bytes: Buffer.concat(chunks),
          contentType: contentTypeOf(headers, item.contentType),
          id: item.cid ?? '',
          location: unspaced(headers.get('content-location')),
        });
        item.release?.();
      });
    });
  });
  try {
    parser.end(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    await done;
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw importFailure('invalid-input', name, said().reading.noMhtml(detail));
  }
  const headers = parser.headers === false ? new Map() : parser.headers;
  return {
    parts,
    subject: first(headers.get('subject')).replace(/\s+/g, ' ').trim().slice(0, 500),
    location: unspaced(headers.get('snapshot-content-location') ?? headers.get('content-location')),
    start: parameter(headers.get('content-type'), 'start').replace(/^<|>$/g, ''),
  };
}

/** MIME type and charset; the parser keeps parameters apart. */
function contentTypeOf(headers: ReadonlyMap<string, unknown>, type: string | undefined): string {
  const charset = parameter(headers.get('content-type'), 'charset');
  const plain = (type ?? '').toLowerCase();
  return charset === '' ? plain : `${plain}; charset=${charset}`;
}

function parameter(header: unknown, name: string): string {
  if (typeof header !== 'object' || header === null || !('params' in header)) return '';
  const value = (header.params as Record<string, unknown>)[name];
  return typeof value === 'string' ? value.trim() : '';
}

/** The value of a header that holds an address: long ones are folded at any place. */
function unspaced(header: unknown): string {
  return first(header).replace(/\s+/g, '');
}

/** Where a header stands twice the first counts. */
function first(header: unknown): string {
  const value: unknown = Array.isArray(header) ? header[0] : header;
  return typeof value === 'string' ? value : '';
}
