import { readFile } from 'node:fs/promises';
import { measureLoaded, measureScratch, type PeerQueries } from './measure-peer.ts';
import { documentsIn } from './peer-documents.ts';
import type { PeerName } from './peers.ts';

/** A process of `runPeer`: measures one peer over a library and prints the figures as JSON. */
export interface PeerTask {
  readonly name: PeerName;
  readonly start: 'scratch' | 'loaded';
  readonly library: string;
  /** The file of the queries, as JSON. */
  readonly queries: string;
  /** Where the peer keeps its index. */
  readonly folder: string;
}

const { name, start, library, queries: queriesFile, folder } = JSON.parse(process.argv[2] ?? '') as PeerTask;
const queries = JSON.parse(await readFile(queriesFile, 'utf8')) as PeerQueries;
const figures =
  start === 'scratch'
    ? await measureScratch(name, documentsIn(library), queries, folder)
    : await measureLoaded(name, queries, folder);
console.log(JSON.stringify(figures));
