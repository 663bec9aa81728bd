const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const month = new Intl.DateTimeFormat(undefined, { month: 'short', year: 'numeric', timeZone: 'UTC' });

/** A date or range of dates of the recogniser, such as `2022-11-08` or `2022-12/2023-02`, as a person reads it; another value as it is. */
export function dateName(value: string): string {
  return value.split('/').map(partName).join(' – ');
}

function partName(part: string): string {
  const format = /^\d{4}-\d{2}-\d{2}$/.test(part) ? day : /^\d{4}-\d{2}$/.test(part) ? month : null;
  const date = new Date(part);
  return format === null || Number.isNaN(date.getTime()) ? part : format.format(date);
}
