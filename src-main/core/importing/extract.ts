import type { AppError } from '#shared/api/errors.ts';
import { bodyText } from './body-text.ts';
import { cleanBody } from './clean-body.ts';
import { decode } from './decode.ts';
import { detectFormat, guardBytes } from './detect.ts';
import type { Extracted, ExtractInput } from './extracted.ts';
import { importFailure } from './failures.ts';
import { guardHtml } from './guard-html.ts';
import { findMainContent } from './main-content.ts';
import { readMetadata } from './metadata.ts';
import { parsePage } from './page-document.ts';
import { settleImages } from './page-images.ts';
import { sanitiseHtml } from './sanitise.ts';
import { savedFrom } from './saved-from.ts';
import { readWireText } from './wire-text.ts';

/**
 * One saved page or text as an article, by named steps: guard, decode, detect, metadata, main content, clean, images,
 * sanitise. Pure but for its time. Throws AppError with a message that names the file; nothing is written here.
 */
export function extractArticle(input: ExtractInput): Extracted {
  guardBytes(input);
  const { text, encoding, warning } = decode(input.bytes, input.contentType);
  const warnings = warning === null ? [] : [warning];
  if (text.trim() === '') throw noArticle(input, 'holds no text');
  return detectFormat(text, input) === 'html'
    ? extractPage(input, text, encoding, warnings)
    : extractText(input, text, encoding, warnings);
}

function extractPage(input: ExtractInput, markup: string, encoding: string, warnings: string[]): Extracted {
  const { url } = input;
  const address = url || savedFrom(markup);
  const guarded = guardHtml(markup, input.name);
  if (guarded.flattened) warnings.push('The page was nested very deeply; its structure was simplified, its text kept.');
  const document = parsePage(guarded.html);
  const metadata = readMetadata(document, address, input.name);
  const images = settleImages(document, guarded);
  const content = findMainContent(document);
  if (content === null) throw noArticle(input, 'holds no article text that could be found');
  const html = sanitiseHtml(cleanBody(content, metadata));
  if (bodyText(html) === '') throw noArticle(input, 'holds no article text that could be found');
  const kept = images.filter(({ placeholder }) => html.includes(`"${placeholder}"`));
  return { format: 'html', encoding, ...metadata, html, images: kept, warnings };
}

function extractText(input: ExtractInput, text: string, encoding: string, warnings: string[]): Extracted {
  const { title, byline, html } = readWireText(text, input.name);
  const body = sanitiseHtml(html);
  if (bodyText(body) === '') throw noArticle(input, 'holds no text beside its headline');
  return {
    format: 'text',
    encoding,
    title,
    byline,
    site: null,
    url: input.url || null,
    canonicalUrl: null,
    published: null,
    language: null,
    description: null,
    html: body,
    images: [],
    warnings,
  };
}

function noArticle({ name }: ExtractInput, happened: string): AppError {
  return importFailure(
    'not-an-article',
    name,
    `${happened}.`,
    'Open the article itself in a browser and save that page.',
  );
}
