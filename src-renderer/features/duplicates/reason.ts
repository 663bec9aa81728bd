import type { Duplicate } from '#shared/model/duplicate.ts';
import { formatDay } from '../../lib/dates.ts';
import { text } from '../../lib/text.ts';

/** Why two articles count as the same, as the end of a sentence. */
export function reasonOf(same: NonNullable<Duplicate['same']>): string {
  const { sameFile, sameAddress, sameText, nearlySameText } = text.duplicates;
  if (same.by !== 'text') return same.by === 'source' ? sameFile : sameAddress;
  return same.percent === 100 ? sameText : nearlySameText(same.percent);
}

/** Where an article is from and of which day: "News Daily, 8 Nov 2022". */
export function originOf({ site, day }: Pick<Duplicate, 'site' | 'day'>): string {
  return [site, formatDay(day)].filter(Boolean).join(', ');
}
