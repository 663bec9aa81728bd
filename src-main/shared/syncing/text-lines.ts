/** A text as its lines; `ends` says whether a line break stands behind the last one. */
export interface TextLines {
  readonly lines: readonly string[];
  readonly ends: boolean;
}

/** Cuts a text with line feeds alone into lines; joined by `textOf` they are the same text. */
export function linesOf(text: string): TextLines {
  const lines = text.split('\n');
  const ends = lines.length > 1 && lines.at(-1) === '';
  return { lines: ends ? lines.slice(0, -1) : lines, ends };
}

export function textOf({ lines, ends }: TextLines): string {
  return lines.join('\n') + (ends ? '\n' : '');
}

/** What of three states of one value holds: the side that changed it, and `mine` where both did. */
export function pick<T>(base: T, mine: T, theirs: T): T {
  return mine === base ? theirs : mine;
}

export const isBlank = (line: string): boolean => line.trim() === '';

/** A text without the record that a plain export ends with; see `shared/exporting/file-record.ts`. */
export function withoutRecord(text: string): string {
  return text.replace(/(?:^|\n)\n?<!-- postil \{[^\n]*\} -->(?=\n|$)/g, '');
}

/** Without blank lines at either end. */
export function trimLines(lines: readonly string[]): string[] {
  const first = lines.findIndex((line) => !isBlank(line));
  return first < 0 ? [] : lines.slice(first, lines.findLastIndex((line) => !isBlank(line)) + 1);
}
