import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildLexicon, type Lexicon, type LexiconLists, lexiconFiles } from '#shared/entities/lexicon.ts';
import type { Knowledge } from '#shared/entities/recognise.ts';
import { type HashTable, unpackTable } from '#shared/entities/tagger/hash-table.ts';
import { type TaggerModel, unpackModel } from '#shared/entities/tagger/model.ts';
import { Words, type WordTables } from '#shared/entities/tagger/words.ts';

/**
 * Reads all that recognition needs from `<resourcesDirectory>/entities` (about 0.2 s): for a worker, which has nothing
 * else to do while it starts. Throws what the file system throws.
 */
export function loadKnowledgeSync(resourcesDirectory: string): Knowledge {
  const lexicon = loadLexiconSync(resourcesDirectory);
  const words = new Words(lexicon, loadWordTablesSync(resourcesDirectory));
  const [first, second] = ['tagger-first.bin', 'tagger-second.bin'].map((file) =>
    unpackModel(readFileSync(pathOf(resourcesDirectory, file))),
  ) as [TaggerModel, TaggerModel];
  return { lexicon, tagger: { words, first, second } };
}

/**
 * The lists alone: training has them before there is a model. They ship with the app, and a test reads each of them:
 * they are trusted, not parsed by a schema at every start.
 */
export function loadLexiconSync(resourcesDirectory: string): Lexicon {
  const lists = Object.fromEntries(
    lexiconFiles.map((name) => [
      name,
      JSON.parse(readFileSync(pathOf(resourcesDirectory, `${name}.json`), 'utf8')) as unknown,
    ]),
  );
  return buildLexicon(lists as unknown as LexiconLists);
}

/** The tables of words alone. */
export function loadWordTablesSync(resourcesDirectory: string): WordTables {
  const [words, gazetteer] = ['words.bin', 'gazetteer.bin'].map(
    (file) => unpackTable(readFileSync(pathOf(resourcesDirectory, file))).table,
  ) as [HashTable, HashTable];
  return { words, gazetteer };
}

function pathOf(resourcesDirectory: string, file: string): string {
  return join(resourcesDirectory, 'entities', file);
}
