import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Index } from 'flexsearch';
import MiniSearch from 'minisearch';
import type { PeerDocument } from './peer-documents.ts';

/** A search in memory, as its documentation says to set it up for this; each is given what makes it answer best. */
export interface PeerIndex {
  add(document: PeerDocument): void;
  /** Ids, the best first. */
  search(words: string, limit: number): string[];
  /** Writes it into a folder that is there and says how many bytes that are; throws where it cannot. */
  save(folder: string): Promise<number>;
}

export interface Peer {
  create(): PeerIndex;
  load(folder: string): Promise<PeerIndex>;
}

/** FlexSearch once as it is and once with its context, which knows what stands beside a word and takes far more memory. */
export const peerNames = ['minisearch', 'flexsearch', 'flexsearch-context'] as const;
export type PeerName = (typeof peerNames)[number];

export const peers: Readonly<Record<PeerName, Peer>> = {
  minisearch: {
    create: () => miniSearch(new MiniSearch<PeerDocument>(miniOptions)),
    load: async (folder) =>
      miniSearch(MiniSearch.loadJSON<PeerDocument>(await readFile(join(folder, 'index.json'), 'utf8'), miniOptions)),
  },
  flexsearch: flexPeer(false),
  'flexsearch-context': flexPeer(true),
};

const idsFile = 'ids.json';
const miniOptions = { fields: ['title', 'facts', 'text', 'notes'] };

/** Every word, and where no article has them all, any of them; a title counts thrice. */
function miniSearch(index: MiniSearch<PeerDocument>): PeerIndex {
  const boost = { title: 3 };
  return {
    add: (document) => index.add(document),
    search(words, limit) {
      const all = index.search(words, { boost, combineWith: 'AND' });
      const found = all.length > 0 ? all : index.search(words, { boost, combineWith: 'OR' });
      return found.slice(0, limit).map(({ id }) => String(id));
    },
    save: (folder) => written(join(folder, 'index.json'), JSON.stringify(index)),
  };
}

function flexPeer(context: boolean): Peer {
  const newIndex = (): Index => new Index({ tokenize: 'strict', context });
  return {
    create: () => flexSearch(newIndex(), []),
    load: async (folder) => {
      const index = newIndex();
      const names = (await readdir(folder)).filter((name) => name !== idsFile);
      for (const name of names) index.import(name, await readFile(join(folder, name), 'utf8'));
      return flexSearch(index, JSON.parse(await readFile(join(folder, idsFile), 'utf8')));
    },
  };
}

/**
 * One text with the title first, as it ranks by how early a word stands and does not join words across fields; where no
 * article has every word, its suggestions.
 */
function flexSearch(index: Index, ids: string[]): PeerIndex {
  return {
    add({ id, title, facts, text, notes }) {
      index.add(ids.length, `${title}\n${facts}\n${text}\n${notes}`);
      ids.push(id);
    },
    search: (words, limit) =>
      index.search(words, { limit, suggest: true }).map((number) => ids[Number(number)] as string),
    async save(folder) {
      let bytes = await written(join(folder, idsFile), JSON.stringify(ids));
      // Parts without anything in them are told as undefined.
      await index.export(async (key: string, data?: string) => {
        if (data !== undefined) bytes += await written(join(folder, key), data);
      });
      return bytes;
    },
  };
}

async function written(file: string, data: string): Promise<number> {
  await writeFile(file, data);
  return Buffer.byteLength(data);
}
