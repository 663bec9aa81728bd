export interface Month {
  readonly month: string;
  readonly articles: number;
}

/** A bar of the chart: its `label` is a month, `YYYY-MM`, or a year. */
export interface Bar {
  readonly label: string;
  readonly articles: number;
}

/** More months than this are told by years. */
const mostMonths = 36;

/** Articles by month, with months that have none in between; by year where they are too far apart. In order. */
export function barsOf(months: readonly Month[]): Bar[] {
  const known = months.filter(({ month }) => /^\d{4}-\d{2}$/.test(month));
  const first = known[0];
  const last = known.at(-1);
  if (first === undefined || last === undefined) return [];
  const byYear = monthsAt(last.month) - monthsAt(first.month) >= mostMonths;
  const counts = new Map<string, number>();
  for (const { month, articles } of known) {
    const label = byYear ? month.slice(0, 4) : month;
    counts.set(label, (counts.get(label) ?? 0) + articles);
  }
  const labels = byYear ? yearsFrom(first.month, last.month) : monthsFrom(first.month, last.month);
  return labels.map((label) => ({ label, articles: counts.get(label) ?? 0 }));
}

function monthsAt(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
}

function monthsFrom(first: string, last: string): string[] {
  const from = monthsAt(first);
  return Array.from({ length: monthsAt(last) - from + 1 }, (_, i) => {
    const at = from + i;
    return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`;
  });
}

function yearsFrom(first: string, last: string): string[] {
  const from = Number(first.slice(0, 4));
  const length = Number(last.slice(0, 4)) - from + 1;
  return Array.from({ length }, (_, i) => String(from + i).padStart(4, '0'));
}
