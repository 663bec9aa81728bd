import { said } from '../../said.ts';
import { decode } from '../decoding/decode.ts';
import { type Extracted, type ExtractInput, noFacts } from '../extracted.ts';
import { importFailure } from '../failures.ts';
import { finishBody } from '../finish-body.ts';
import { filesOf } from '../images/page-files.ts';
import { settleSources } from '../images/settle-sources.ts';
import { titleFromName } from '../metadata/name-title.ts';
import { tidyTitle } from '../metadata/title.ts';
import { type DomElement, isElement, textOf } from '../page/dom.ts';
import { guardHtml } from '../page/guard-html.ts';
import { parsePage, settleMarkup } from '../page/parse-page.ts';
import { sanitiseHtml } from '../sanitising/sanitise.ts';
import { finishStructure, prepareStructure } from '../structure/prepare-structure.ts';

/** A selection as a clipboard carries it. */
export interface ClipboardHtml {
  readonly bytes: Uint8Array;
  /** Where it was copied; empty when the clipboard does not say. */
  readonly url: string;
}

const headBytes = 4096;
const tailBytes = 256;

/**
 * Finds what a person selected in the HTML of a clipboard: by the byte offsets of Windows' CF_HTML header, else by the
 * comments that stand around it. Null for any other markup, also for a page that only holds such comments.
 */
export function readClipboardHtml(bytes: Uint8Array): ClipboardHtml | null {
  const head = latin1(bytes.subarray(0, headBytes));
  const header = /^\ufeff?(?:ï»¿)?Version:\s*\d\.\d\s*\r?\n(?:[A-Za-z]+:[^\r\n]*\r?\n?)*/.exec(head)?.[0];
  if (header === undefined) {
    const isFragment = /^(?:<!doctype[^>]*>|<\/?(?:html|head|body|meta)\b[^>]*>|\s)*<!--\s*StartFragment\s*-->/i.test(
      head,
    );
    const between = isFragment ? betweenComments(bytes) : null;
    return between === null ? null : { bytes: between, url: '' };
  }
  const number = (name: string): number => Number(new RegExp(`^${name}:\\s*(-?\\d+)`, 'm').exec(header)?.[1] ?? -1);
  const url = /^SourceURL:\s*(\S+)/m.exec(header)?.[1] ?? '';
  const from = number('StartFragment');
  const to = number('EndFragment');
  const isSound = from >= header.length - 2 && to > from && to <= bytes.length;
  const fragment = isSound ? bytes.subarray(from, to) : (betweenComments(bytes) ?? bytes.subarray(header.length));
  return { bytes: fragment, url };
}

/** Extracts a selection whole: what a person selected is what they want. Throws AppError. */
export function extractClipboard(clipboard: ClipboardHtml, input: ExtractInput): Extracted {
  // The format is UTF-8 by definition; programs that write something else say nothing of it.
  const decoded = decode(clipboard.bytes, '');
  const guarded = guardHtml(`<!DOCTYPE html><html><body>${decoded.text}</body></html>`, input.name);
  const page = parsePage(settleMarkup(guarded.html));
  const root = page.body;
  const url = webAddress(input.url) ?? webAddress(clipboard.url);
  // Google Docs puts everything into a `b` that is not bold.
  for (const plain of [...root.querySelectorAll('b[style*="font-weight:normal"]')])
    plain.replaceWith(...nodesOf(plain));
  const heading = takeHeading(root);
  const structure = prepareStructure(page, url);
  const files = filesOf(url, input);
  const known = settleSources(page.documentElement, guarded, files);
  const direction = finishStructure(root, structure);
  const { html, images, missing } = finishBody(root, guarded, files, known);
  const opening = firstWords(root);
  if (html === '' && heading === null) {
    throw importFailure('not-an-article', input.name, said().reading.noTextCopied);
  }
  const warnings = decoded.warning === null ? [] : [decoded.warning];
  return {
    ...noFacts,
    format: 'html',
    encoding: decoded.encoding,
    title: heading ?? opening ?? titleFromName(input.name),
    site: url === null ? null : (URL.parse(url)?.hostname.replace(/^www\d?\./, '') ?? null),
    url,
    found: {
      title: heading === null ? { source: 'first words', confidence: 0.3 } : { source: 'heading', confidence: 0.9 },
    },
    certainty: 1,
    html: html === '' ? sanitiseHtml(`<p>${escapeText(heading ?? '')}</p>`) : html,
    images,
    missing,
    direction,
    warnings,
  };
}

function betweenComments(bytes: Uint8Array): Uint8Array | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = /<!--\s*StartFragment\s*-->/i.exec(latin1(bytes.subarray(0, headBytes)));
  const tail = Math.max(0, bytes.length - tailBytes);
  const end = /<!--\s*EndFragment\s*-->\s*(?:<\/(?:body|html)>|\s|\0)*$/i.exec(latin1(bytes.subarray(tail)));
  if (start === null || end === null) return null;
  return buffer.subarray(start.index + start[0].length, tail + end.index);
}

/** A heading that the selection starts with is its title. */
function takeHeading(root: DomElement): string | null {
  const heading = root.querySelector('h1, h2, h3');
  const text = tidyTitle(textOf(heading));
  if (heading === null || text === '' || text.length > 300) return null;
  for (let node: DomElement | null = heading; node !== null && node !== root; node = node.parentElement) {
    for (let before = node.previousSibling; before !== null; before = before.previousSibling) {
      if (textOf(before) !== '' || (isElement(before) && before.querySelector('img') !== null)) return null;
    }
  }
  heading.remove();
  return text;
}

function firstWords(root: DomElement): string | null {
  const text = tidyTitle(textOf(root).slice(0, 400));
  const sentence = /^.{10,90}?[.!?](?=\s|$)/.exec(text)?.[0] ?? text;
  const short = sentence.length > 80 ? `${sentence.slice(0, 80).replace(/\s+\S*$/, '')} …` : sentence;
  return short === '' ? null : short;
}

function nodesOf(element: DomElement): DomElement[] {
  return Array.from(element.childNodes) as DomElement[];
}

function webAddress(value: string): string | null {
  return /^https?:\/\//i.test(value) ? (URL.parse(value)?.href ?? null) : null;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
