const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `8 Nov 2022` for an ISO 8601 day or time, the day as it is written there; what is no date stays as it is. */
export function formatDay(iso: string | null): string {
  if (iso === null) return '';
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso) ?? [];
  const name = months[Number(month) - 1];
  return name === undefined ? iso : `${Number(date)} ${name} ${year}`;
}

/** `1 note`, `2 notes`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Text with every line behind a margin. */
export function indent(text: string, margin: string): string {
  return text
    .split('\n')
    .map((line) => `${margin}${line}`.trimEnd())
    .join('\n');
}

/** Rows of as many cells as the first as lines with aligned columns, two spaces apart; the column `right` is aligned to the right. */
export function table(rows: readonly (readonly string[])[], right = -1): string[] {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => columnsOf(row[i] ?? ''))));
  return rows.map((row) =>
    row
      .map((cell, i) => {
        const space = ' '.repeat((widths[i] ?? 0) - columnsOf(cell));
        return i === right ? space + cell : cell + space;
      })
      .join('  ')
      .trimEnd(),
  );
}

/** Letters that take two columns of a terminal: Unicode's East Asian Width in its broad ranges. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

function columnsOf(text: string): number {
  let columns = 0;
  for (const letter of text.normalize('NFC')) columns += /[\p{M}\p{Cf}]/u.test(letter) ? 0 : wide.test(letter) ? 2 : 1;
  return columns;
}

/**
 * The shortest beginnings, of ten characters at least, that tell each of `ids` from the others. Ids made in the same
 * millisecond share their first ten.
 */
export function shortIds(ids: readonly string[]): (id: string) => string {
  const sorted = ids.toSorted();
  const short = new Map<string, string>();
  sorted.forEach((id, i) => {
    const shared = Math.max(sharedLength(id, sorted[i - 1]), sharedLength(id, sorted[i + 1]));
    short.set(id, id.slice(0, Math.max(10, shared + 1)));
  });
  return (id) => short.get(id) ?? id;
}

function sharedLength(id: string, other: string | undefined): number {
  let length = 0;
  while (other !== undefined && length < id.length && id[length] === other[length]) length += 1;
  return length;
}
