import type { NumericOrder } from './published.ts';
import type { Survey } from './survey.ts';

const dayFirstDomains =
  /\.(?:uk|au|nz|ie|in|za|sg|my|ng|ke|pk|bd|lk|ae|hk|eu|fr|de|es|it|pt|nl|be|ch|at|se|no|dk|fi|pl|cz|br|ar|mx|cl|co|pe|ru|ua|gr|tr|id|vn|th)$/;
const monthFirstDomains = /\.(?:us|gov|edu|mil|ph)$/;
const mostLines = 4000;

/**
 * How the page writes numeric dates: as its other dates show, of which day and month cannot be swapped, else by the
 * region of its language, its domain, or its language; English without a region is read as American.
 */
export function numericOrder(survey: Survey, language: string | null, host: string | null): NumericOrder {
  let dayFirst = 0;
  let monthFirst = 0;
  for (const { text } of survey.lines.slice(0, mostLines)) {
    if (text.length > 120 || !text.includes('/')) continue;
    const match = /(?<![\d/])(\d{1,2})\/(\d{1,2})\/(?:\d{4}|\d{2})(?![\d/])/.exec(text);
    if (match === null) continue;
    if (Number(match[1]) > 12 && Number(match[2]) <= 12) dayFirst += 1;
    if (Number(match[2]) > 12 && Number(match[1]) <= 12) monthFirst += 1;
  }
  if (dayFirst !== monthFirst) return dayFirst > monthFirst ? 'day' : 'month';
  const [tongue, ...subtags] = (language ?? '').split('-');
  const region = subtags.find((subtag) => /^[A-Z]{2}$/.test(subtag));
  if (tongue !== undefined && tongue !== '' && tongue !== 'en') return 'day';
  if (host !== null && dayFirstDomains.test(host)) return 'day';
  if (host !== null && monthFirstDomains.test(host)) return 'month';
  if (region !== undefined && region !== 'US') return region === 'PH' ? 'month' : 'day';
  return tongue === 'en' ? 'month' : null;
}
