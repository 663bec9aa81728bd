import type { Duplicate } from '#shared/model/duplicate.ts';
import { formatDay } from '../../lib/dates.ts';

const reasons = { source: 'the same file', address: 'the same address' } as const;

/** Why two articles count as the same, as the end of a sentence. */
export function reasonOf(same: NonNullable<Duplicate['same']>): string {
  if (same.by !== 'text') return reasons[same.by];
  return same.percent === 100 ? 'the same text' : `nearly the same text (${same.percent} %)`;
}

/** Where an article is from and of which day: "News Daily, 8 Nov 2022". */
export function originOf({ site, day }: Pick<Duplicate, 'site' | 'day'>): string {
  return [site, formatDay(day)].filter(Boolean).join(', ');
}
