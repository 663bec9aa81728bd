import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { said } from '../../said.ts';
import type { Decoded } from '../decoding/decode.ts';
import { type Extracted, type ExtractInput, noFacts } from '../extracted.ts';
import { importFailure } from '../failures.ts';
import { finishBody } from '../finish-body.ts';
import { filesOf } from '../images/page-files.ts';
import { settleSources } from '../images/settle-sources.ts';
import { inMegabytes, limits } from '../limits.ts';
import { titleFromName } from '../metadata/name-title.ts';
import { type DomElement, textOf } from '../page/dom.ts';
import { guardHtml } from '../page/guard-html.ts';
import { parsePage, settleMarkup } from '../page/parse-page.ts';
import { sanitiseHtml } from '../sanitising/sanitise.ts';
import { finishStructure, prepareStructure } from '../structure/prepare-structure.ts';
import { readFrontMatter } from './front-matter.ts';
import { plainMarkdown } from './markdown-dialects.ts';

/**
 * Extracts an article from Markdown (CommonMark and GitHub's tables, notes, tasks, addresses) with its front matter;
 * nothing is left out, and HTML in it passes the sanitiser as that of any page. Throws AppError.
 */
export function extractMarkdown(decoded: Decoded, input: ExtractInput): Extracted {
  const { name } = input;
  if (decoded.text.length > limits.markdownUnits) {
    throw importFailure('too-large', name, said().reading.tooMuchText(inMegabytes(limits.markdownUnits)));
  }
  const { facts, text, broken } = readFrontMatter(decoded.text);
  const markup = micromark(plainMarkdown(text), {
    // What is dangerous in it is the sanitiser's business, which trusts nobody.
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml(), rawHtml],
  });
  const head = broken === null ? '' : `<pre>${escapeText(broken)}</pre>\n`;
  const guarded = guardHtml(`<!DOCTYPE html><html><body>${head}${markup}</body></html>`, name);
  const page = parsePage(settleMarkup(guarded.html));
  const root = page.body;
  settleTasks(root);
  settleNotes(root);
  settleStruck(root);
  const heading = takeTitle(root, facts.title);
  const url = /^https?:\/\//i.test(input.url) ? (URL.parse(input.url)?.href ?? null) : facts.url;
  const structure = prepareStructure(page, url);
  const files = filesOf(url, input);
  const known = settleSources(page.documentElement, guarded, files);
  const direction = finishStructure(root, structure);
  const { html, images, missing } = finishBody(root, guarded, files, known);
  const title = facts.title ?? heading;
  if (html === '' && title === null) {
    throw importFailure('not-an-article', name, said().reading.noText);
  }
  const warnings = decoded.warning === null ? [] : [decoded.warning];
  if (broken !== null) warnings.push('The front matter could not be read and was kept as text.');
  if (guarded.flattened) warnings.push('The text nests very deep; some of its structure was flattened.');
  return {
    ...noFacts,
    format: 'markdown',
    encoding: decoded.encoding,
    ...facts,
    title: title ?? titleFromName(name),
    site: facts.site ?? (url === null ? null : (URL.parse(url)?.hostname.replace(/^www\d?\./, '') ?? null)),
    url,
    found:
      facts.title === null && heading !== null
        ? { ...facts.found, title: { source: 'heading', confidence: 0.9 } }
        : facts.found,
    certainty: 1,
    html: html === '' ? sanitiseHtml(`<p>${escapeText(title ?? '')}</p>`) : html,
    images,
    missing,
    direction,
    warnings,
  };
}

/** GitHub shows some tags as text; here they reach the sanitiser, which drops them. */
const rawHtml: ReturnType<typeof gfmHtml> = {
  exit: {
    htmlFlowData(token) {
      this.raw(this.sliceSerialize(token));
      return undefined;
    },
    htmlTextData(token) {
      this.raw(this.sliceSerialize(token));
      return undefined;
    },
  },
};

/** The first heading of the first rank, when it is the title: that stands above the text already. */
function takeTitle(root: DomElement, stated: string | null): string | null {
  const heading = root.querySelector('h1');
  const text = textOf(heading);
  if (heading === null || text === '' || text.length > 500) return null;
  if (stated !== null && simplified(stated) !== simplified(text)) return null;
  heading.remove();
  return text;
}

/** A box to tick becomes a sign: what can be clicked is not part of a text. */
function settleTasks(root: DomElement): void {
  for (const box of [...root.querySelectorAll('input[type="checkbox"]')]) {
    box.replaceWith(box.hasAttribute('checked') ? '☑' : '☐');
  }
}

/** Struck out is `s` in a stored body. */
function settleStruck(root: DomElement): void {
  for (const struck of [...root.querySelectorAll('del')]) {
    const plain = root.ownerDocument.createElement('s');
    plain.innerHTML = struck.innerHTML;
    struck.replaceWith(plain);
  }
}

/** Notes at the end keep their numbers; the arrows back and the words for screen readers go. */
function settleNotes(root: DomElement): void {
  for (const arrow of [...root.querySelectorAll('a[data-footnote-backref]')]) arrow.remove();
  for (const heading of [...root.querySelectorAll('section[data-footnotes] > h2')]) {
    heading.replaceWith(root.ownerDocument.createElement('hr'));
  }
}

function simplified(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
