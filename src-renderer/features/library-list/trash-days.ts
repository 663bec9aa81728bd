import { trashDays } from '#shared/model/choices.ts';

/** When an article that went to the trash then goes for good, in UTC. */
export function goneOn(deleted: string): string {
  const date = new Date(deleted);
  date.setUTCDate(date.getUTCDate() + trashDays);
  return date.toISOString();
}
