import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expected } from './expected.ts';
import { type Attack, attacks } from './generated.ts';

const folder = join(import.meta.dirname, 'corpus');

/** The names of all files that are stored. */
export const storedNames: readonly string[] = readdirSync(folder)
  .filter((name) => !name.startsWith('.'))
  .sort();

/** Every attack: those that are stored, then those that are made when they are asked for. */
export const corpus: readonly Attack[] = [
  ...storedNames.map((name) => ({
    ...expected[name],
    name,
    bytes: () => new Uint8Array(readFileSync(join(folder, name))),
  })),
  ...attacks,
];
