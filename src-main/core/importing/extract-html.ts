import { chooseBody } from './body/choose-body.ts';
import { cleanBody } from './body/clean.ts';
import type { Decoded } from './decoding/decode.ts';
import { type Extracted, type ExtractInput, noFacts } from './extracted.ts';
import { importFailure } from './failures.ts';
import { pictureFinder } from './images/find-resource.ts';
import { settleSources, takeImages } from './images/images.ts';
import { readMetadata } from './metadata/metadata.ts';
import { titleFromName } from './metadata/name-title.ts';
import { guardHtml } from './page/guard-html.ts';
import { parsePage, settleMarkup } from './page/parse-page.ts';
import { xhtmlToHtml } from './page/xhtml.ts';
import { baseAddress, settleLinks } from './sanitising/links.ts';
import { sanitiseHtml } from './sanitising/sanitise.ts';

/** Extracts the article of a web page: guard, metadata, body, clean, images, sanitise. Throws AppError. */
export function extractHtml(decoded: Decoded, input: ExtractInput): Extracted {
  const markup = isXhtml(decoded.text, input) ? xhtmlToHtml(decoded.text) : decoded.text;
  const guarded = guardHtml(markup, input.name);
  const page = parsePage(settleMarkup(guarded.html));
  const metadata = readMetadata(page, input.url, decoded.text.slice(0, 16 * 1024));
  const base = baseAddress(page, metadata.url);
  const findPicture = pictureFinder(input.resources, base);
  settleSources(page.documentElement, guarded, findPicture);
  const chosen = chooseBody(page, base);
  if (chosen === null) throw noText(input.name);
  const { root } = chosen;
  cleanBody(root, metadata, chosen.by !== 'defuddle');
  settleLinks(root, base);
  const { images, missing } = takeImages(root, guarded, findPicture);
  const html = sanitiseHtml(root.innerHTML);
  if (!/[^\s<>]/.test(html.replace(/<[^>]*>/g, ''))) throw noText(input.name);
  const warnings = [];
  if (decoded.warning !== null) warnings.push(decoded.warning);
  if (guarded.flattened) warnings.push('The page nests its elements very deep; some of its structure was flattened.');
  if (chosen.by === 'page')
    warnings.push('The article could not be told from the rest of the page; all of it was kept.');
  if (missing > 0)
    warnings.push(`${missing === 1 ? 'One image was' : `${missing} images were`} not saved with the page.`);
  const used = images.filter((image) => html.includes(`"${image.placeholder}"`));
  const title = metadata.title ?? input.title ?? titleFromName(input.name);
  const certainty = chosen.by === 'page' ? 0.2 : 1;
  return {
    ...noFacts,
    format: 'html',
    encoding: decoded.encoding,
    ...metadata,
    title,
    certainty,
    html,
    images: used,
    warnings,
  };
}

/** What browsers would read by the rules of XML, in which any element may be empty. */
function isXhtml(text: string, { name, contentType }: ExtractInput): boolean {
  if (/\.xht(?:ml)?$/i.test(name) || /^application\/xhtml\+xml\b/i.test(contentType)) return true;
  return /^\s*<\?xml\s/.test(text.slice(0, 200)) && text.slice(0, 4096).includes('http://www.w3.org/1999/xhtml');
}

function noText(name: string): Error {
  return importFailure(
    'not-an-article',
    name,
    'holds no article text.',
    'Open the page, wait until the text shows, and save it again (complete page or SingleFile).',
  );
}
