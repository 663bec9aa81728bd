import { said } from '../../said.ts';
import { decode } from '../decoding/decode.ts';
import { extractHtml } from '../extract-html.ts';
import type { Extracted, ExtractInput, Resource } from '../extracted.ts';
import { importFailure } from '../failures.ts';
import { extractText } from '../text/extract-text.ts';
import { type PlistDictionary, type PlistValue, readPlist } from './plist.ts';
import { unnamed } from './unnamed-images.ts';

interface ArchivedFile extends Resource {
  readonly address: string;
}

/**
 * Extracts the article of a Safari web archive, binary or XML: the main resource's page, with the pictures that came
 * with it. Frames are left out. Throws AppError.
 */
export function extractWebArchive(input: ExtractInput): Extracted {
  const archive = readPlist(input.bytes, input.name);
  const main = fileOf(dictionary(archive)?.get('WebMainResource'));
  if (main === null || main.bytes.length === 0) {
    throw importFailure('not-an-article', input.name, said().reading.emptyWebArchive);
  }
  const kind = main.contentType.split(';')[0];
  if (!/^(?:text\/(?:html|plain)|application\/xhtml\+xml)?$/.test(kind ?? '')) {
    throw importFailure('unsupported', input.name, said().reading.otherWebArchive(kind ?? ''));
  }
  const resources = new Map<string, Resource>();
  const others = dictionary(archive)?.get('WebSubresources');
  for (const value of Array.isArray(others) ? others : []) {
    const file = fileOf(value);
    if (file !== null && file.address !== '' && !resources.has(file.address)) resources.set(file.address, file);
  }
  const { bytes, contentType, address } = main;
  const page = { ...input, bytes, contentType, url: input.url || address, resources, alone: true };
  const decoded = decode(bytes, contentType);
  const extracted = kind === 'text/plain' ? extractText(decoded, page) : extractHtml(decoded, page);
  return { ...extracted, format: 'webarchive', images: unnamed(extracted.images) };
}

function fileOf(value: PlistValue | undefined): ArchivedFile | null {
  const file = dictionary(value);
  const bytes = file?.get('WebResourceData');
  if (file === null || !(bytes instanceof Uint8Array)) return null;
  const type = text(file.get('WebResourceMIMEType')).toLowerCase();
  const encoding = text(file.get('WebResourceTextEncodingName'));
  return {
    bytes,
    contentType: encoding === '' ? type : `${type}; charset=${encoding}`,
    address: text(file.get('WebResourceURL')),
  };
}

function dictionary(value: PlistValue | undefined): PlistDictionary | null {
  return value instanceof Map ? value : null;
}

function text(value: PlistValue | undefined): string {
  return typeof value === 'string' ? value.trim() : '';
}
