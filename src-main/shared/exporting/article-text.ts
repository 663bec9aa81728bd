import { shortHash } from '../merging/short-hash.ts';

/** Where a file has the text of its article: lines, and a hash of them as they were written. */
export interface ArticleTextInFile {
  readonly from: number;
  readonly lines: number;
  readonly sum: string;
}

/** Lines by which it may have moved when it is looked for. */
const mostMoved = 40;

/** Finds the blocks of an article, as `markedBlock` writes them with an empty line between; null where they are not in the file. */
export function findArticleText(lines: readonly string[], blocks: readonly string[]): ArticleTextInFile | null {
  const wanted = blocks.join('\n\n').split('\n');
  const [first] = wanted;
  if (first === undefined || first === '') return null;
  for (let from = lines.indexOf(first); from >= 0; from = lines.indexOf(first, from + 1)) {
    if (!wanted.every((line, index) => lines[from + index] === line)) continue;
    return { from, lines: wanted.length, sum: shortHash(wanted.join('\n')) };
  }
  return null;
}

/**
 * The text of an article as plain HTML, a block each: headings, items of lists, quotations and paragraphs, without what was
 * marked in it and without the references to notes. Null where the lines are not those that were written.
 */
export function articleTextIn(
  lines: readonly string[],
  { from, lines: count, sum }: ArticleTextInFile,
  notes: readonly string[],
): string | null {
  const isThere = (at: number) => at >= 0 && shortHash(lines.slice(at, at + count).join('\n')) === sum;
  // Lines above it may have come or gone, a few of them.
  const steps = Array.from({ length: 2 * mostMoved + 1 }, (_, at) => (at % 2 === 0 ? at / 2 : -(at + 1) / 2));
  const start = steps.map((step) => from + step).find(isThere);
  if (start === undefined) return null;
  const references = new Set(notes);
  const html: string[] = [];
  for (const line of lines.slice(start, start + count)) {
    if (line === '') continue;
    const [, mark = '', rest = ''] = /^(#{2,6} |- |> )?(.*)$/s.exec(line) ?? [];
    const words = escaped(plain(rest, references));
    if (mark.startsWith('#')) html.push(`<h${mark.length - 1}>${words}</h${mark.length - 1}>`);
    else if (mark === '- ') html.push(`<li>${words}</li>`);
    else html.push(mark === '> ' ? `<blockquote><p>${words}</p></blockquote>` : `<p>${words}</p>`);
  }
  return html.join('').replace(/(?:<li>(?:(?!<\/li>).)*<\/li>)+/gs, '<ul>$&</ul>');
}

/** The words of a line: escapes undone, marks and references gone. */
function plain(line: string, references: ReadonlySet<string>): string {
  return line.replace(/\\([!-/:-@[-`{-~])|==|\[\^([^\]]+)\]/g, (whole, sign?: string, id?: string) => {
    if (sign !== undefined) return sign;
    return id !== undefined && !references.has(id) ? whole : '';
  });
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
