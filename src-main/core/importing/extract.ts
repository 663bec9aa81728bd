import { said } from '../said.ts';
import { type Decoded, decode } from './decoding/decode.ts';
import { detectBinary, detectText, guardSize, guardText } from './decoding/detect.ts';
import { extractHtml } from './extract-html.ts';
import type { Extracted, ExtractFormat, ExtractInput } from './extracted.ts';
import { importFailure } from './failures.ts';
import { extractClipboard, readClipboardHtml } from './formats/clipboard-html.ts';
import { extractText } from './text/extract-text.ts';

type BinaryReader = (input: ExtractInput) => Promise<Extracted>;
type TextReader = (decoded: Decoded, input: ExtractInput) => Extracted | Promise<Extracted>;

/** Readers of formats that are bytes; each is loaded when one comes. */
const binaryReaders: Partial<Record<ExtractFormat, BinaryReader>> = {
  pdf: async (input) => (await import('./formats/pdf.ts')).extractPdf(input),
  epub: async (input) => (await import('./formats/epub/epub.ts')).extractEpub(input),
  mhtml: async (input) => (await import('./formats/mhtml.ts')).extractMhtml(input),
  webarchive: async (input) => (await import('./formats/webarchive.ts')).extractWebArchive(input),
};

const textReaders: Partial<Record<ExtractFormat, TextReader>> = {
  html: extractHtml,
  text: extractText,
  markdown: async (decoded, input) => (await import('./formats/markdown.ts')).extractMarkdown(decoded, input),
};

/**
 * Extracts the article from the bytes of one saved page, text or document; throws AppError (`invalid-input`,
 * `unsupported`, `too-large`, `not-an-article`) whose message names the file. Takes long on large ones: call it in a
 * worker.
 */
export async function extractArticle(input: ExtractInput): Promise<Extracted> {
  guardSize(input);
  const binary = input.format ?? detectBinary(input);
  const binaryReader = binary === null ? undefined : binaryReaders[binary];
  if (binaryReader !== undefined) return binaryReader(input);
  guardText(input);
  const clipboard = input.format === undefined || input.format === 'html' ? readClipboardHtml(input.bytes) : null;
  if (clipboard !== null) return extractClipboard(clipboard, input);
  const decoded = decode(input.bytes, input.contentType);
  const format = input.format ?? detectText(decoded.text, input);
  const late = binaryReaders[format];
  if (late !== undefined) return late(input);
  const reader = textReaders[format];
  if (reader !== undefined) return reader(decoded, input);
  throw importFailure('unsupported', input.name, said().reading.notReadAs(format));
}
