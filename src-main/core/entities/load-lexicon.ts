import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildLexicon, type Lexicon, type LexiconLists, lexiconFiles } from '#shared/entities/lexicon.ts';

/** Reads the lists in `<resourcesDirectory>/entities` and builds the lexicon (about 30 ms). Throws what the file system throws. */
export async function loadLexicon(resourcesDirectory: string): Promise<Lexicon> {
  const texts = await Promise.all(lexiconFiles.map((name) => readFile(pathOf(resourcesDirectory, name), 'utf8')));
  return fromTexts(texts);
}

/** The same for a worker, which has nothing else to do while it starts. */
export function loadLexiconSync(resourcesDirectory: string): Lexicon {
  return fromTexts(lexiconFiles.map((name) => readFileSync(pathOf(resourcesDirectory, name), 'utf8')));
}

function pathOf(resourcesDirectory: string, name: string): string {
  return join(resourcesDirectory, 'entities', `${name}.json`);
}

/** The lists ship with the app, and a test reads each of them: they are trusted, not parsed by a schema at every start. */
function fromTexts(texts: readonly string[]): Lexicon {
  const lists = Object.fromEntries(lexiconFiles.map((name, i) => [name, JSON.parse(texts[i] ?? 'null') as unknown]));
  return buildLexicon(lists as unknown as LexiconLists);
}
