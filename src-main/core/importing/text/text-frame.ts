import { namesIn } from '../metadata/names.ts';
import { dayIn } from './text-dates.ts';
import type { TextBlock } from './text-lines.ts';
import { withoutTail } from './text-tail.ts';

/** A plain text taken apart: the article and what was written around it. */
export interface TextFrame {
  readonly title: string | null;
  readonly byline: string | null;
  readonly site: string | null;
  readonly url: string | null;
  readonly published: string | null;
  readonly body: readonly TextBlock[];
}

const byLine =
  /^(?:(?:written |reported |story |text |words )?by|von|text(?:e|o)?\s?:|par|por|di|door|av|af|от|автор(?:ы)?\s?:|текст\s?:)[\s:]+(?=\p{Lu})/iu;
/** 文・山田花子, 取材=山田花子, 山田花子記者. */
const japaneseByLine =
  /^[(（]?(?:(?:文|取材|執筆|記者|筆者)[・=＝:：／/\s]+([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー・、\s]{2,24})|([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]{2,10})\s?(?:記者|編集委員|特派員))[)）]?$/u;
const labelled =
  /^(by-?line|author|by|date|published|source|site|publication|url|link|title|headline|subject|from|autor(?:in)?|datum|quelle|titel|auteure?|titre|autora?|fecha|fuente|título|автор|дата|источник|заголовок|日付|出典|筆者|見出し)\s*[:：]\s*(.+)$/iu;
/**
 * Takes headline, by-line, date and the tail off; each only where its line says clearly what it is. `known` is a
 * headline that stands elsewhere.
 */
export function readTextFrame(blocks: readonly TextBlock[], known: string | null = null): TextFrame {
  const { kept, author } = withoutTail(blocks);
  const frame = { title: null as string | null, byline: null as string | null, site: null as string | null };
  let url: string | null = null;
  let published: string | null = null;
  const rest = [...kept];
  const title = known === null ? headlineOf(rest) : repeated(rest, known);
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

function repeated(blocks: readonly TextBlock[], title: string): { text: string; rest: TextBlock } | null {
  const [[line = '', ...rest] = []] = blocks;
  return line.trim().toLowerCase() === title.toLowerCase() ? { text: title, rest } : null;
}

/** The headline: a first line that is short and does not end as a sentence does. */
function headlineOf(blocks: readonly TextBlock[]): { text: string; rest: TextBlock } | null {
  const [first = [], ...others] = blocks;
  const [line = '', ...rest] = first;
  const text = line.trim().replace(/^#{1,3}\s+/, '');
  if (text === '' || others.length + rest.length === 0 || text.length > 250 || factOf(text) !== null) return null;
  if (dateline.test(text)) return null;
  if (/^\s*(?:[-*•·‣]|\d{1,3}[.)]|>)\s/.test(line)) return null;
  if (rest.length > 0 && /^\s*(?:={3,}|-{3,})\s*$/.test(rest[0] ?? '')) return { text, rest: rest.slice(1) };
  const isSentence = /[.…]["”’)]?$/.test(text) && !/\.\.\.$/.test(text);
  if (isSentence && (text.length > 100 || text.split(/[.!?]\s/).length > 1)) return null;
  return { text, rest };
}

/** `MOSCOW, Nov 8 (Agency) - …`, `BERLIN (xy) – …`: the text begins. */
const dateline = /^\p{Lu}[\p{Lu} .'’/-]{2,40}(?:,? [^()]{0,30})? ?\([\p{L}\d/ .-]{2,30}\) ?[-–—]/u;

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
    const names = namesIn([line.replace(byLine, '')], null);
    if (names.length > 0) return { byline: names.join(', '), published: dayIn(line) };
  }
  const [, named, titled] = japaneseByLine.exec(line) ?? [];
  if ((named ?? titled) !== undefined) return { byline: (named ?? titled ?? '').trim().replace(/\s*、\s*/g, ', ') };
  if (line.length <= 60 && line.split(' ').length <= 9) {
    const day = dayIn(line);
    const others = line
      .replace(
        /\b(?:published|updated|posted|on|at|am|pm|gmt|utc|[ecmp][sd]t|last|veröffentlicht|aktualisiert|am|um|uhr|stand|publié|mis à jour|le|publicado|actualizado|el|del?)\b/gi,
        '',
      )
      .match(/\p{L}{3,}/gu);
    if (day !== null && (others?.length ?? 0) <= 2) return { published: day };
  }
  return null;
}

function labelledFact(label: string, value: string): Fact | null {
  switch (label) {
    case 'date':
    case 'datum':
    case 'fecha':
    case 'дата':
    case '日付':
    case 'published':
      return { published: dayIn(value) };
    case 'source':
    case 'quelle':
    case 'fuente':
    case 'источник':
    case '出典':
    case 'site':
    case 'publication':
      return /^https?:\/\//i.test(value) ? { url: value } : { site: value };
    case 'url':
    case 'link':
      return /^https?:\/\/\S+$/i.test(value) ? { url: value } : null;
    case 'title':
    case 'titel':
    case 'titre':
    case 'título':
    case 'заголовок':
    case '見出し':
    case 'headline':
    case 'subject':
      return { title: value };
    default: {
      const names = namesIn([value], null);
      return names.length === 0 ? null : { byline: names.join(', ') };
    }
  }
}
