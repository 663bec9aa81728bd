import { namesIn } from '../metadata/names.ts';
import { isoTime } from '../metadata/published.ts';
import type { TextBlock } from './text-lines.ts';

/** A plain text taken apart: the article and what was written around it. */
export interface TextFrame {
  readonly title: string | null;
  readonly byline: string | null;
  readonly site: string | null;
  readonly url: string | null;
  readonly published: string | null;
  readonly body: readonly TextBlock[];
}

const byLine = /^(?:by|von|par|por|di)[\s:]+(?=\p{Lu})/iu;
const labelled =
  /^(by-?line|author|by|date|published|source|site|publication|url|link|title|headline|subject|from)\s*:\s*(.+)$/i;
/** Lines that announce what is no longer the article; the whole line has to say so. */
const tailLine =
  /^(?:check also|also (?:read|check)|read (?:more|next|also)|related(?: (?:articles?|stories|posts|news|topics))?|see also|you (?:may|might) (?:also )?like|more (?:from|on|about|in)\b.{0,60}|recommended(?: for you)?|trending(?: now)?|most (?:read|popular)|latest (?:news|stories)|share this.{0,30}|follow us.{0,40}|tags?|filed under.{0,60}|sign up.{0,80}|subscribe.{0,80}|(?:our )?newsletter|advertisement|leave a (?:reply|comment)|comments?)\s*[:.…]?$|^(?:tags|filed under|categories|read more|see also|read also|also read|related|source link)\s*:\s.{0,300}$/i;
const aboutLine =
  /^(?:About|ABOUT) (?:[Tt]he [Aa]uthors?|us|(?!the\b|a\b|an\b|this\b)\p{Lu}[\p{L}.'’-]+(?: (?:\p{Lu}[\p{L}.'’-]*|de|van|von|der|bin|al)){0,4})\s*:?$/u;
const endLine = /^(?:\(?ends?\)?|-\s?30\s?-|#{3,}|\*{3,}|©.{0,120}|copyright\b.{0,120}|all rights reserved\.?)$/i;
const signature = /^--\s*$/;

/** Takes headline, by-line, date and the tail off; each only where its line says clearly what it is. */
export function readTextFrame(blocks: readonly TextBlock[]): TextFrame {
  const { kept, author } = withoutTail(blocks);
  const frame = { title: null as string | null, byline: null as string | null, site: null as string | null };
  let url: string | null = null;
  let published: string | null = null;
  const rest = [...kept];
  const title = headlineOf(rest);
  if (title !== null) {
    frame.title = title.text;
    rest.splice(0, 1, ...(title.rest.length > 0 ? [title.rest] : []));
  }
  for (let looked = 0; looked < 6; looked += 1) {
    const [first = []] = rest;
    const facts = first.map((line) => factOf(line));
    if (first.length === 0 || first.length > 8 || facts.some((fact) => fact === null)) break;
    for (const fact of facts) {
      frame.byline ??= fact?.byline ?? null;
      frame.site ??= fact?.site ?? null;
      frame.title ??= fact?.title ?? null;
      url ??= fact?.url ?? null;
      published ??= fact?.published ?? null;
    }
    rest.shift();
  }
  return { ...frame, byline: frame.byline ?? author, url, published, body: rest };
}

/** The headline: a first line that is short and does not end as a sentence does. */
function headlineOf(blocks: readonly TextBlock[]): { text: string; rest: TextBlock } | null {
  const [first = [], ...others] = blocks;
  const [line = '', ...rest] = first;
  const text = line.trim().replace(/^#{1,3}\s+/, '');
  if (text === '' || others.length + rest.length === 0 || text.length > 250 || factOf(text) !== null) return null;
  if (/^\s*(?:[-*•·‣]|\d{1,3}[.)]|>)\s/.test(line)) return null;
  if (rest.length > 0 && /^\s*(?:={3,}|-{3,})\s*$/.test(rest[0] ?? '')) return { text, rest: rest.slice(1) };
  const isSentence = /[.…]["”’)]?$/.test(text) && !/\.\.\.$/.test(text);
  if (isSentence && (text.length > 100 || text.split(/[.!?]\s/).length > 1)) return null;
  return { text, rest };
}

interface Fact {
  readonly byline?: string | null;
  readonly site?: string;
  readonly title?: string;
  readonly url?: string;
  readonly published?: string | null;
}

/** What a line under the headline states; null when it belongs to the text. */
function factOf(source: string): Fact | null {
  const line = source.trim();
  const [, label = '', value = ''] = labelled.exec(line) ?? [];
  if (label !== '' && value.length < 300) return labelledFact(label.toLowerCase(), value);
  if (/^https?:\/\/\S+$/i.test(line)) return { url: line };
  if (line.length <= 120 && byLine.test(line) && !/[.!?]$/.test(line)) {
    const names = namesIn([line], null);
    if (names.length > 0) return { byline: names.join(', '), published: isoTime(line) };
  }
  if (line.length <= 60 && line.split(' ').length <= 9) {
    const day = isoTime(line);
    const others = line
      .replace(/\b(?:published|updated|posted|on|at|am|pm|gmt|utc|[ecmp][sd]t|last)\b/gi, '')
      .match(/\p{L}{3,}/gu);
    if (day !== null && (others?.length ?? 0) <= 2) return { published: day };
  }
  return null;
}

function labelledFact(label: string, value: string): Fact | null {
  switch (label) {
    case 'date':
    case 'published':
      return { published: isoTime(value) };
    case 'source':
    case 'site':
    case 'publication':
      return /^https?:\/\//i.test(value) ? { url: value } : { site: value };
    case 'url':
    case 'link':
      return /^https?:\/\/\S+$/i.test(value) ? { url: value } : null;
    case 'title':
    case 'headline':
    case 'subject':
      return { title: value };
    default: {
      const names = namesIn([value], null);
      return names.length === 0 ? null : { byline: names.join(', ') };
    }
  }
}

/** Cuts off the tail: from the first line, near the end, that announces other things. */
function withoutTail(blocks: readonly TextBlock[]): { kept: TextBlock[]; author: string | null } {
  const lengths = blocks.map((block) => block.join(' ').length);
  const whole = lengths.reduce((sum, length) => sum + length, 0);
  let behind = 0;
  let cut = blocks.length;
  for (let index = blocks.length - 1; index > 0; index -= 1) {
    behind += lengths[index] ?? 0;
    // A teaser and a life are short: whatever stands before more text than that is a part of the article.
    if (behind > Math.max(whole * 0.25, 1200) || behind > whole * 0.6) break;
    const [line = ''] = blocks[index] ?? [];
    const text = line.trim();
    if (tailLine.test(text) || aboutLine.test(text) || endLine.test(text) || signature.test(line)) cut = index;
  }
  const tail = blocks.slice(cut).map(([line = '']) => line.trim());
  const about = tail.find((line) => aboutLine.test(line))?.replace(/^about\s+/i, '') ?? '';
  return {
    kept: blocks.slice(0, cut),
    author: namesIn([about.replace(/^(?:the authors?|us)$/i, '')], null)[0] ?? null,
  };
}
