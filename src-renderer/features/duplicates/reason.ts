import type { Duplicate } from '#shared/model/duplicate.ts';
import { text } from '../../lib/text.ts';

/** Why two articles count as the same, as the end of a sentence. */
export function reasonOf(same: NonNullable<Duplicate['same']>): string {
  const { sameFile, sameAddress, sameText, nearlySameText } = text.duplicates;
  if (same.by !== 'text') return same.by === 'source' ? sameFile : sameAddress;
  return same.percent === 100 ? sameText : nearlySameText(same.percent);
}
