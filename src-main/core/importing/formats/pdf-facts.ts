import type { FactName, Findings } from '#shared/model/article.ts';
import { namesIn } from '../metadata/names.ts';
import { isoTime } from '../metadata/published.ts';
import { tidyTitle } from '../metadata/title.ts';
import type { PdfDocument } from './pdf-document.ts';
import type { Block } from './pdf-paragraphs.ts';

export interface PdfFacts {
  readonly title: string | null;
  readonly byline: string | null;
  readonly published: string | null;
  readonly language: string | null;
  readonly found: Findings;
  /** The blocks that are these facts, and no part of the text. */
  readonly said: ReadonlySet<Block>;
  /** Large lines under the title (authors, places) that head nothing. */
  readonly plain: ReadonlySet<Block>;
}

/** What programs write where a title should be. */
const notTitles =
  /^(?:microsoft (?:word|powerpoint|excel)|powerpoint presentation|untitled|document\s*\d*|dokument\s*\d*|slide \d+|title|titel|print|about:blank|new document|no(?:ne| title)|layout \d+|pii:.*|doi:.*|arxiv:.*)\b|\.(?:docx?|pdf|tex|dvi|indd|qxd|odt|rtf|pptx?|pages|html?|xml|p65|fm|eps|ps|txt)$|^[\w-]*\d{4,}[\w-]*$|^[^\s]*[\\/][^\s]*$/i;
const notAuthors =
  /^(?:admin|administrator|user|owner|root|unknown|author|autor|default|guest|office|pc|home|test|hp|dell|lenovo|asus|acer|microsoft.*|adobe.*|.*\b(?:software|inc|ltd|gmbh|corporation|printer|scanner)\b.*)$/i;
/** Programs that print pages: their date is the day of printing. */
const printers =
  /skia|quartz|chrom(?:e|ium)|mozilla|firefox|safari|wkhtmltopdf|weasyprint|webkit|cups|print to pdf|ghostscript/i;

/** Title, authors and day: what the document's metadata say where that makes sense, else what its first page shows. */
export async function factsOf(document: PdfDocument, blocks: readonly Block[], body: number): Promise<PdfFacts> {
  const { info, metadata } = await document.getMetadata().catch(() => ({ info: {}, metadata: null }));
  const stated = (name: string, extended: string): string => {
    const value: unknown = (info as Record<string, unknown>)[name] ?? metadata?.get(extended);
    return tidyTitle(Array.isArray(value) ? value.join(', ') : typeof value === 'string' ? value : '');
  };
  const said = new Set<Block>();
  const found: { [Name in FactName]?: { source: string; confidence: number } } = {};
  const shown = shownTitle(blocks, body);
  const metaTitle = saneTitle(stated('Title', 'dc:title'));
  const title = chosenTitle(metaTitle, shown?.text ?? null, found);
  if (shown !== null && title !== null && likeness(title, shown.text) > 0.7)
    for (const block of shown.blocks) said.add(block);
  const near = nearTitle(blocks, said);
  const plain = underTitle(blocks, said, body);
  const byline = authors(stated('Author', 'dc:creator'), near, said, found) ?? namesAlone(plain, said, found);
  const published = dayNear(near, said, found) ?? dayStated(info, metadata, found);
  return {
    title,
    byline,
    published,
    language: languageOf((info as Record<string, unknown>).Language),
    found,
    said,
    plain,
  };
}

function saneTitle(value: string): string | null {
  const isSane =
    value.length >= 4 &&
    value.length <= 300 &&
    !notTitles.test(value) &&
    /\p{L}{2}/u.test(value) &&
    !value.includes('\ufffd');
  return isSane ? value : null;
}

/** The largest text in the upper part of the first page. */
function shownTitle(blocks: readonly Block[], body: number): { text: string; blocks: Block[] } | null {
  const first = blocks[0]?.lines[0]?.page;
  const candidates = blocks
    .slice(0, 12)
    .filter((block) => block.lines[0]?.page === first && /\p{L}{2}/u.test(block.text) && block.text.length <= 300);
  const largest = Math.max(0, ...candidates.map((block) => block.size));
  const start = candidates.findIndex((block) => block.size > largest - 0.3);
  const lead = candidates[start];
  if (lead === undefined) return null;
  const isTitle = largest > body * 1.12 || (start === 0 && lead.bold && lead.text.length < 200 && blocks.length > 2);
  if (!isTitle || lead.text.length > 300) return null;
  const parts = [lead];
  for (const block of candidates.slice(start + 1)) {
    if (
      block !== blocks[blocks.indexOf(parts.at(-1) as Block) + 1] ||
      Math.abs(block.size - largest) > 0.3 ||
      largest <= body * 1.12
    )
      break;
    parts.push(block);
  }
  const text = tidyTitle(
    parts
      .map((block) => block.text)
      .join(' ')
      .replace(/(\p{Ll})[-‐] (?=\p{Ll})/gu, '$1'),
  );
  return text.length >= 3 && text.length <= 300 ? { text, blocks: parts } : null;
}

function chosenTitle(stated: string | null, shown: string | null, found: Record<string, unknown>): string | null {
  if (stated !== null && (shown === null || likeness(stated, shown) > 0.7 || shown.length < 12)) {
    found.title = { source: 'pdf metadata', confidence: shown === null ? 0.7 : 0.95 };
    return stated;
  }
  if (shown !== null) {
    found.title = { source: 'largest text', confidence: stated === null ? 0.7 : 0.55 };
    return shown;
  }
  return stated;
}

/** The short blocks around the title of the first page. */
function nearTitle(blocks: readonly Block[], said: ReadonlySet<Block>): Block[] {
  const at = blocks.findIndex((block) => said.has(block));
  const first = blocks[0]?.lines[0]?.page;
  return blocks
    .slice(0, (at < 0 ? 0 : at) + 7)
    .filter((block) => !said.has(block) && block.lines[0]?.page === first && block.text.length <= 160);
}

function authors(
  stated: string,
  near: readonly Block[],
  said: Set<Block>,
  found: Record<string, unknown>,
): string | null {
  for (const block of near) {
    const opening = /^(?:(?:written |story |text )?by|von|par|por|di|door|av|od|автор:?)\s+(?=\p{Lu})/iu;
    const names = opening.test(block.text) && !/[.!?]$/.test(block.text) ? namesIn([block.text], null) : [];
    if (names.length === 0) continue;
    said.add(block);
    found.byline = { source: 'by-line text', confidence: 0.85 };
    return names.join(', ');
  }
  const names = notAuthors.test(stated) || stated.length > 300 ? [] : namesIn([stated], null);
  // An account's name is one word in small letters.
  const sane = names
    .filter((name) => / /.test(name) || !/^[a-z]/.test(name))
    .filter((name) => /\p{Lu}|\p{Lo}/u.test(name));
  if (sane.length === 0) return null;
  found.byline = { source: 'pdf metadata', confidence: sane.some((name) => name.includes(' ')) ? 0.8 : 0.4 };
  for (const block of near)
    if (sane.some((name) => block.text === name) || block.text === sane.join(', ')) said.add(block);
  return sane.join(', ');
}

/** Lines under the title, larger than the text, up to the last one, which may head the text. */
function underTitle(blocks: readonly Block[], said: ReadonlySet<Block>, body: number): Set<Block> {
  const start = blocks.findIndex((block) => said.has(block));
  const rest = start < 0 ? [] : blocks.slice(start).filter((block) => !said.has(block));
  const end = rest.findIndex((block) => block.size < body * 1.06 && block.text.length > 60);
  const large = rest.slice(0, Math.max(0, end)).slice(0, 10);
  const isPart = (block: Block) =>
    /^(?:\d+\b|[IVX]+\.|abstract|summary|introduction|zusammenfassung|résumé|contents)/iu.test(block.text);
  return new Set(
    large.filter(
      (block, index) => !isPart(block) && (index < large.length - 1 || namesAlone([block], null, {}) !== null),
    ),
  );
}

/** Lines that are nothing but names, as authors stand under a title: a guess. */
function namesAlone(blocks: Iterable<Block>, said: Set<Block> | null, found: Record<string, unknown>): string | null {
  const names: string[] = [];
  for (const block of blocks) {
    const text = block.text.replace(/\s*\(?\S+@\S+\)?/g, '').replace(/[*†‡§\d]+(?=,|\s|$)/g, '');
    const isNames =
      text.length < 120 && text.split(/,|\band\b|\bund\b|\bet\b|&/).every((part) => fullName.test(part.trim()));
    if (!isNames) continue;
    names.push(...namesIn([text], null));
    said?.add(block);
  }
  if (names.length === 0) return null;
  found.byline = { source: 'names under the title', confidence: 0.45 };
  return names.slice(0, 6).join(', ');
}

const fullName = /^\p{Lu}[\p{L}.'’-]*(?: (?:\p{Lu}[\p{L}.'’-]*|van|von|de|der|den|di|da|la|bin|al)){1,3}$/u;

function dayNear(near: readonly Block[], said: Set<Block>, found: Record<string, unknown>): string | null {
  for (const block of near) {
    if (block.text.length > 60) continue;
    const day = isoTime(block.text);
    const words = block.text.match(/\p{L}{3,}/gu)?.length ?? 0;
    if (day === null || words > 4) continue;
    said.add(block);
    found.published = { source: 'date near the title', confidence: 0.8 };
    return day;
  }
  return null;
}

function dayStated(
  info: object,
  metadata: { get(name: string): unknown } | null,
  found: Record<string, unknown>,
): string | null {
  const facts = info as Record<string, unknown>;
  const printed = metadata?.get('prism:publicationdate') ?? metadata?.get('prism:coverdate');
  const exact = typeof printed === 'string' ? isoTime(printed) : null;
  if (exact !== null) {
    found.published = { source: 'pdf metadata', confidence: 0.9 };
    return exact;
  }
  const made = /^(?:D:)?(\d{4})(\d{2})(\d{2})/.exec(String(facts.CreationDate ?? ''));
  const program = `${String(facts.Producer ?? '')} ${String(facts.Creator ?? '')}`;
  if (made === null || printers.test(program)) return null;
  const day = isoTime(`${made[1]}-${made[2]}-${made[3]}`);
  // The day a document was made is near the day it was published, not the same.
  if (day !== null) found.published = { source: 'day the pdf was made', confidence: 0.4 };
  return day;
}

function languageOf(value: unknown): string | null {
  const tag = typeof value === 'string' ? value.trim().replaceAll('_', '-') : '';
  return /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag) ? (Intl.getCanonicalLocales(tag)[0] ?? null) : null;
}

function likeness(one: string, other: string): number {
  const words = new Set(one.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  const others = new Set(other.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  let common = 0;
  for (const word of words) if (others.has(word)) common += 1;
  return common / Math.max(1, Math.max(words.size, others.size));
}
