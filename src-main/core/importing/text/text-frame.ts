import type { Findings } from '#shared/model/article.ts';
import { agencyOfDateline, dayOfDateline, isDateline } from './text-dateline.ts';
import { type Fact, factOf, isRole } from './text-facts.ts';
import type { TextBlock } from './text-lines.ts';
import { isOutlet, isRubric } from './text-outlets.ts';
import { withoutTail } from './text-tail.ts';

/** A plain text taken apart: the article and what was written around it. */
export interface TextFrame {
  readonly title: string | null;
  readonly byline: string | null;
  readonly site: string | null;
  readonly url: string | null;
  readonly published: string | null;
  /** The agency of the dateline: who published it, where nothing else says that. */
  readonly agency: string | null;
  readonly found: Findings;
  readonly body: readonly TextBlock[];
}

/**
 * Takes headline, by-line, date and the tail off; each only where its line says clearly what it is. `known` is a
 * headline that stands elsewhere.
 */
export function readTextFrame(blocks: readonly TextBlock[], known: string | null = null): TextFrame {
  const { kept, author } = withoutTail(blocks);
  const facts = new Facts();
  const rest = [...kept];
  const title = known === null ? headlineOf(rest) : repeated(rest, known);
  if (title !== null) {
    facts.state('title', title.text, 'first line', 0.8);
    rest.splice(0, 1, ...(title.rest.length > 0 ? [title.rest] : []));
  }
  // A summary may stand above the by-line, and stays.
  let at = 0;
  for (let looked = 0; looked < 10; looked += 1) {
    const block = rest[at] ?? [];
    if (block.length === 0 || block.length > mostLines) break;
    const [line = '', ...others] = block;
    if (facts.isNamed && isRubric(line)) {
      // It stays, on a line of its own, and what is behind it may still be a fact.
      rest.splice(at, 1, [line], ...(others.length > 0 ? [others] : []));
      at += 1;
      continue;
    }
    const stated = leadingFacts(block, facts.isNamed);
    if (editorsNote.test(block.join(' ').trim())) rest.splice(at, 1);
    else if (stated.length === block.length || (stated.length > 0 && isText(block.slice(stated.length)))) {
      for (const fact of stated) facts.add(fact);
      rest.splice(at, 1, ...(stated.length === block.length ? [] : [block.slice(stated.length)]));
    } else if (!facts.isNamed && isSummary(block) && isByLineNear(rest.slice(at + 1, at + 5))) at += 1;
    else break;
  }
  if (author !== null) facts.state('byline', author.names, author.source, 0.7);
  const first = rest.slice(0, at + 1).map(([line = '']) => line);
  const inDateline = (read: (line: string) => string | null) => first.map(read).find((value) => value !== null) ?? null;
  facts.state('published', inDateline(dayOfDateline), 'dateline', 0.7);
  return { ...facts.values, agency: inDateline(agencyOfDateline), url: facts.url, found: facts.found, body: rest };
}

const mostLines = 8;
/** What a wire tells other editors of this version of a story. */
const editorsNote =
  /^\(\s*(?:adds|updates?|recasts|corrects|refiles|repeats|rewrites|removes|fixes|clarifies|changes|releads|combines|writes thr(?:ough|u)|with|eds?:|ergänzt|aktualisiert|neu:|berichtigt|actualise|actualiza)\b[^()]{0,250}\)$/i;
const bullet = /^\s*[-*•·‣◦–]\s+\S/;

/** What is known so far; the first that states a fact is right. */
class Facts {
  readonly values = { title: null, byline: null, site: null, published: null } as {
    -readonly [Name in 'title' | 'byline' | 'site' | 'published']: string | null;
  };
  readonly found: { [Name in keyof Findings]: Findings[Name] } = {};
  url: string | null = null;
  /** Whether a line under the headline named the author. */
  isNamed = false;

  state(name: keyof Facts['values'], value: string | null | undefined, source: string, confidence: number): void {
    if (value == null || this.values[name] !== null) return;
    this.values[name] = value;
    this.found[name] = { source, confidence };
  }

  add({ title, byline, site, published, url, isLabelled = false }: Fact): void {
    const by = (source: string): [string, number] => (isLabelled ? ['labelled line', 0.95] : [source, 0.85]);
    this.state('title', title, ...by('labelled line'));
    this.state('byline', byline, ...by('by-line text'));
    this.state('site', site, ...by('source line'));
    this.state('published', published, ...by('date line'));
    this.url ??= url ?? null;
    this.isNamed ||= byline != null;
  }
}

/** What the first lines of a block state, up to the first one that is text. */
function leadingFacts(block: TextBlock, isNamed: boolean): Fact[] {
  const facts: Fact[] = [];
  let named = isNamed;
  for (const line of block) {
    const under = facts.some(({ byline }) => byline != null);
    const fact =
      factOf(line) ?? (under && isOutlet(line) ? { site: line.trim() } : null) ?? (named && isRole(line) ? {} : null);
    if (fact === null) break;
    named ||= fact.byline != null;
    facts.push(fact);
  }
  return facts;
}

/** Lines behind a by-line that are no verse. */
function isText(lines: readonly string[]): boolean {
  const [first = ''] = lines;
  return isDateline(first) || isRubric(first) || lines.some((line) => line.length >= 60);
}

function isSummary(block: TextBlock): boolean {
  return block.every((line) => bullet.test(line)) || (block.length <= 2 && block.join(' ').length <= 300);
}

/** Whether a by-line stands behind a summary and nothing else. */
function isByLineNear(blocks: readonly TextBlock[]): boolean {
  for (const block of blocks) {
    const facts = leadingFacts(block, false);
    if (facts.some(({ byline }) => byline != null)) return facts.length === block.length;
    if (!block.every((line) => bullet.test(line)) && !editorsNote.test(block.join(' ').trim())) return false;
  }
  return false;
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
  if (isDateline(text)) return null;
  if (/^\s*(?:[-*•·‣]|\d{1,3}[.)]|>)\s/.test(line)) return null;
  if (rest.length > 0 && /^\s*(?:={3,}|-{3,})\s*$/.test(rest[0] ?? '')) return { text, rest: rest.slice(1) };
  const isSentence = /[.…]["”’)]?$/.test(text) && !/\.\.\.$/.test(text);
  if (isSentence && (text.length > 100 || text.split(/[.!?]\s/).length > 1)) return null;
  return { text, rest };
}
