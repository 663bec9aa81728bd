import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { extractArticle } from '../../src-main/core/importing/extract.ts';

/**
 * CPU time of one thread that extraction takes for a page, and beside it Readability on linkedom alone:
 * `npm run bench:extract -- <folder of .html or .html.gz> [pages]`. A second number above 4 is too much.
 */
const [folder, count = '150'] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name a folder of pages.');
const names = (await readdir(folder)).filter((name) => /\.html(?:\.gz)?$/.test(name)).sort();
const pages = await Promise.all(
  names.slice(0, Number(count)).map(async (name) => {
    const bytes = await readFile(join(folder, name));
    return { name, bytes: new Uint8Array(name.endsWith('.gz') ? gunzipSync(bytes) : bytes) };
  }),
);

const ours: number[] = [];
const peers: number[] = [];
for (const isMeasured of [false, true]) {
  for (const { name, bytes } of isMeasured ? pages : pages.slice(0, 20)) {
    const own = await timed(
      async () => void (await extractArticle({ bytes, name, contentType: '', url: '' }).catch(() => null)),
    );
    const peer = await timed(async () => {
      const { document } = parseHTML(new TextDecoder().decode(bytes));
      new Readability(document as never).parse();
    });
    if (!isMeasured) continue;
    ours.push(own);
    peers.push(peer);
  }
}
const [own, peer] = [mean(ours), mean(peers)];
console.log(`${pages.length} pages`);
console.log(`Postil       ${own.toFixed(1)} ms a page, the slowest ${Math.max(...ours).toFixed(0)} ms`);
console.log(`Readability  ${peer.toFixed(1)} ms a page`);
console.log(`ratio        ${(own / peer).toFixed(2)}`);

async function timed(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1);
}
