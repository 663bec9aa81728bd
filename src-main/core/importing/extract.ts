import { decode } from './decoding/decode.ts';
import { detectFormat, guardBytes } from './decoding/detect.ts';
import { extractHtml } from './extract-html.ts';
import type { Extracted, ExtractInput } from './extracted.ts';
import { extractText } from './text/extract-text.ts';

/**
 * Extracts the article from the bytes of one saved page or text; throws AppError (`invalid-input`, `unsupported`,
 * `too-large`, `not-an-article`) whose message names the file. Takes long on large pages: call it in a worker.
 */
export function extractArticle(input: ExtractInput): Extracted {
  guardBytes(input);
  const decoded = decode(input.bytes, input.contentType);
  return detectFormat(decoded.text, input) === 'html' ? extractHtml(decoded, input) : extractText(decoded, input);
}
