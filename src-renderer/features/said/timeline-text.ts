const options: Intl.DateTimeFormatOptions = { timeZone: 'UTC' };
const day = new Intl.DateTimeFormat(undefined, { ...options, day: 'numeric', month: 'short', year: 'numeric' });
const month = new Intl.DateTimeFormat(undefined, { ...options, month: 'short', year: 'numeric' });

/** An ISO 8601 day, week, month, year or range as a person reads it: `8 Nov 2022`, `Week of 7 Nov 2022`, `1990–1999`. */
export function formatPeriod(iso: string, from: string): string {
  if (iso.includes('/')) {
    const [start = '', end = ''] = iso.split('/');
    return `${formatPeriod(start, start)}–${formatPeriod(end, end)}`;
  }
  if (/^\d{4}$/.test(iso)) return iso;
  if (/^\d{4}-\d\d$/.test(iso)) return month.format(new Date(`${iso}-01T00:00:00Z`));
  if (/^\d{4}-W\d\d$/.test(iso)) return `Week of ${day.format(new Date(`${from}T00:00:00Z`))}`;
  if (/^\d{4}-\d\d-\d\d/.test(iso)) return day.format(new Date(`${iso.slice(0, 10)}T00:00:00Z`));
  return iso;
}
