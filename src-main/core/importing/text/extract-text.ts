import { said } from '../../said.ts';
import type { Decoded } from '../decoding/decode.ts';
import { type Extracted, type ExtractInput, noFacts } from '../extracted.ts';
import { importFailure } from '../failures.ts';
import { inMegabytes, limits } from '../limits.ts';
import { titleFromName } from '../metadata/name-title.ts';
import { tidyTitle } from '../metadata/title.ts';
import { sanitiseHtml } from '../sanitising/sanitise.ts';
import { blocksToHtml } from './text-blocks.ts';
import { readTextFrame, type TextFrame } from './text-frame.ts';
import { paragraphsOfText } from './text-lines.ts';
import { type Mail, readMail } from './text-mail.ts';

/**
 * Extracts an article from plain text as wires, mail and saved pages give it: the first line is the headline, lines
 * about the author and other stories are no part of it, lines set off by dashes are sub-headings. Throws AppError.
 */
export function extractText(decoded: Decoded, input: ExtractInput): Extracted {
  const { name, url } = input;
  if (decoded.text.length > limits.htmlUnits) {
    throw importFailure('too-large', name, said().reading.tooMuchText(inMegabytes(limits.htmlUnits)));
  }
  const mail = readMail(decoded.text);
  const blocks = paragraphsOfText(mail === null ? decoded.text : mail.text);
  // A letter's headline is its subject, and its first line is its first line.
  const frame = mail === null ? readTextFrame(blocks) : withHeaders(readTextFrame(blocks, mail.title), mail);
  const html = sanitiseHtml(blocksToHtml(frame.body), name);
  if (html === '' && frame.title === null) {
    throw importFailure('not-an-article', name, said().reading.noText);
  }
  const address = /^https?:\/\//i.test(url) ? (URL.parse(url)?.href ?? null) : frame.url;
  const site = frame.site ?? (address === null ? null : (URL.parse(address)?.hostname.replace(/^www\./, '') ?? null));
  return {
    ...noFacts,
    format: 'text',
    encoding: decoded.encoding,
    title: tidyTitle(frame.title ?? '') || titleFromName(name),
    byline: frame.byline,
    site: site ?? frame.agency,
    url: address,
    published: frame.published,
    // An agency's story is often read elsewhere, so that is a guess.
    found:
      site === null && frame.agency !== null
        ? { ...frame.found, site: { source: 'dateline', confidence: 0.45 } }
        : frame.found,
    html: html === '' ? sanitiseHtml(blocksToHtml([[frame.title ?? '']])) : html,
    certainty: 1,
    images: [],
    warnings: decoded.warning === null ? [] : [decoded.warning],
  };
}

/** What the headers of a mail say counts more than what its lines look like. */
function withHeaders(frame: TextFrame, { title, byline, published }: Mail): TextFrame {
  const stated = Object.entries({ title, byline, published }).filter(([, value]) => value !== null);
  const finding = { source: 'mail header', confidence: 0.95 };
  return {
    ...frame,
    ...Object.fromEntries(stated),
    found: { ...frame.found, ...Object.fromEntries(stated.map(([name]) => [name, finding])) },
  };
}
