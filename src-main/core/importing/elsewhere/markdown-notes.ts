import { type ElsewhereExport, type ElsewhereMark, type ElsewhereRow, itemOf, markOf } from './item.ts';
import { tagsOf, webAddress } from './values.ts';

const heading = /^#\s+\[{1,2}(.+?)\]\((\S+?)\)\]?\s*$/;

/** Whether a Markdown text is what Instapaper writes of notes: a heading that is a link, and a quotation right below it. */
export function isInstapaperNotes(head: string): boolean {
  const [first = '', second = ''] = head
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '');
  return heading.test(first) && second.startsWith('>');
}

/** Instapaper's notes: `# [Title](address)`, `> quote`, and a note of one's own as plain lines below its quote. */
export function readInstapaperNotes(text: string): ElsewhereExport | null {
  if (!isInstapaperNotes(text.slice(0, 8192))) return null;
  const rows: ElsewhereRow[] = [];
  for (const part of text.replace(/^\ufeff/, '').split(/^(?=#\s+\[)/m)) {
    const [first = '', ...rest] = part.split(/\r\n|\n|\r/);
    const [, title = '', address = ''] = heading.exec(first.trim()) ?? [];
    if (title === '') continue;
    const url = webAddress(address);
    rows.push(
      itemOf({
        ...{ app: 'instapaper', row: `article ${rows.length + 1}`, url, title, marks: quotesIn(rest.join('\n')) },
        id: url === null ? address : null,
        extra: url === null ? { address } : {},
      }),
    );
  }
  return { app: 'instapaper', rows };
}

/**
 * Quotations of a bare Markdown text with what is written below each: a line of `#labels` alone is its tags, other lines
 * are its note. Omnivore's `highlights/<slug>.md` is one.
 */
export function quotesIn(text: string): ElsewhereMark[] {
  const marks: { quote: string[]; below: string[] }[] = [];
  let isQuote = false;
  for (const line of text.split(/\r\n|\n|\r/)) {
    const [, quoted] = /^>\s?(.*)$/.exec(line) ?? [];
    if (quoted !== undefined) {
      if (!isQuote) marks.push({ quote: [], below: [] });
      marks.at(-1)?.quote.push(quoted);
    } else if (marks.length > 0) marks.at(-1)?.below.push(line);
    // A quotation goes on behind an empty line only with another sign of its own.
    isQuote = quoted !== undefined;
  }
  return marks.map(({ quote, below }) => {
    const isLabels = (line: string) => /^(?:#[^\s#]\S*\s*)+$/.test(line.trim());
    const labels = below.filter(isLabels).flatMap((line) => line.trim().split(/\s+(?=#)/));
    return markOf({
      quote: quote.join('\n').trim(),
      note: below
        .filter((line) => !isLabels(line))
        .join('\n')
        .trim(),
      tags: tagsOf(labels.map((label) => label.trim().slice(1))),
    });
  });
}
