import { cueWords, spokenWords } from '#shared/entities/said/shown.ts';
import { escapeText } from '#shared/exporting/markdown-text.ts';
import type { LedgerLine } from '#shared/model/statement.ts';

export interface LedgerSource {
  readonly title: string;
  readonly site: string | null;
  /** ISO 8601 date or time. */
  readonly published: string | null;
}

/**
 * A ledger as a Markdown table under a heading: when, who, how, what, and from where, with a link into Postil. An unsure
 * speaker is a question; a date that is only the article's is in brackets; below the table stands what of such signs is in
 * it. Pure; an article that is not in `sources` is named by its id.
 */
export function renderLedger(
  heading: string,
  lines: readonly LedgerLine[],
  sources: ReadonlyMap<string, LedgerSource>,
): string {
  const rows = lines.map((line) => [
    when(line),
    who(line),
    how(line),
    escapeText(spokenWords(line.text)),
    source(line, sources),
  ]);
  const table = [['When', 'Who', 'How', 'What', 'Source'], Array.from({ length: 5 }, () => '---'), ...rows];
  const signs = signsOf(lines).map((sign) => `\n${sign}\n`);
  return `# ${escapeText(heading)}\n\n${table.map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n')}\n${signs.join('')}`;
}

/** What the signs mean that these lines have. */
function signsOf(lines: readonly LedgerLine[]): string[] {
  return [
    ...(lines.some(({ date, isDated }) => date !== null && !isDated)
      ? ['A date in brackets is the day of the article: the text does not say when this was said.']
      : []),
    ...(lines.some(({ speaker, possible }) => speaker === null && possible !== null)
      ? ['A name with a question mark may have said it: the text does not say plainly who speaks.']
      : []),
    ...(lines.some(isMore) ? ['A word in brackets under “How” says what the verb does.'] : []),
  ];
}

/** A cell is one line and never empty, since some readers of Markdown drop empty ones. */
const cell = (text: string) => text.replaceAll(/\s+/g, ' ').trim() || '–';

function when({ date, isDated }: LedgerLine): string {
  if (date === null) return '';
  return isDated ? escapeText(date) : `(${escapeText(date)})`;
}

function who({ speaker, possible, via }: LedgerLine): string {
  const name = speaker?.name ?? (possible === null ? 'unsure' : `${possible.name}?`);
  return escapeText(via === null ? name : `${name} (through ${via.name})`);
}

/** The verb or what leads on from it, and what it does where that is more than to say. */
function how(line: LedgerLine): string {
  return escapeText([cueWords(line), isMore(line) ? `(${line.stance})` : null].filter(Boolean).join(' '));
}

function isMore({ verb, stance }: LedgerLine): boolean {
  return stance !== null && stance !== 'said' && stance !== verb?.toLowerCase();
}

function source({ articleId }: LedgerLine, sources: ReadonlyMap<string, LedgerSource>): string {
  const known = sources.get(articleId);
  const facts = [known?.site ?? null, known?.published?.slice(0, 10) ?? null].filter((fact) => fact !== null);
  const link = `[${escapeText(known?.title ?? articleId)}](postil://article/${encodeURIComponent(articleId)})`;
  return [link, ...facts.map(escapeText)].join(', ');
}
