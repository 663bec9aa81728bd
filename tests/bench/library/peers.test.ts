import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../support/folder.ts';
import { knownItems } from './known-items.ts';
import { documentsIn } from './peer-documents.ts';
import { peerNames, peers } from './peers.ts';
import { gainAt10, percentile } from './ranking.ts';
import { runPeer } from './run-peer.ts';
import { syntheticLibrary } from './synthetic-library.ts';

const made = { articles: 60, annotations: 120, seed: 3, words: 200 };

test.each(peerNames)(
  '%s finds what a person remembers, and finds the same once it was written and read',
  async (name) => {
    const library = await syntheticLibrary(made, await temporaryFolder());
    const items = knownItems(30, made);
    const index = peers[name].create();
    for await (const document of documentsIn(library)) index.add(document);
    const found = items.map(({ words }) => index.search(words, 10));
    expect(items.filter(({ id }, at) => found[at]?.[0] === id).length).toBeGreaterThan(20);
    const folder = await temporaryFolder();
    expect(await index.save(folder)).toBeGreaterThan(1000);
    const loaded = await peers[name].load(folder);
    expect(items.map(({ words }) => loaded.search(words, 10))).toEqual(found);
  },
);

test('a peer is measured in processes of its own', async () => {
  const library = await syntheticLibrary(made, await temporaryFolder());
  const { scratch, loaded } = await runPeer('minisearch', library, {
    timed: ['the', 'of the'],
    known: knownItems(30, made),
  });
  const figures = 'figures' in scratch ? scratch.figures : null;
  expect(figures).toMatchObject({ documents: 60, saved: expect.any(Number) });
  expect(figures?.ndcg.all).toBeGreaterThan(0.7);
  expect(loaded).toEqual({ figures: expect.objectContaining({ firstAnswer: expect.any(Number) }) });
  const missing = await runPeer('minisearch', join(library, 'missing'), { timed: [], known: [] });
  expect(missing).toEqual({ scratch: { failed: expect.stringContaining('ENOENT') }, loaded: null });
});

test('a right answer counts the less the later it comes', () => {
  expect(gainAt10(['a', 'b'], 'a')).toBe(1);
  expect(gainAt10(['a', 'b', 'c'], 'c')).toBe(0.5);
  expect(gainAt10([...'abcdefghijk'], 'k')).toBe(0);
  expect(percentile([3, 1, 2, 4], 0.5)).toBe(2);
  expect(percentile([3, 1, 2, 4], 0.95)).toBe(4);
  expect(percentile([], 0.5)).toBe(0);
});
