import { basename, extname } from 'node:path';

/** A title made of a file's name, for texts that have none. */
export function titleFromName(name: string): string {
  const stem = basename(name, extname(name)).replace(/[_-]+/g, ' ').replace(/\s+/g, ' ').trim();
  return stem === '' ? 'Untitled' : stem.charAt(0).toUpperCase() + stem.slice(1);
}
