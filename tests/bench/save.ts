import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createApp } from '#core/app.ts';
import { articleOf, filesOf } from '../support/library.ts';

/**
 * How long it takes until a note is acknowledged and durable, by the size of the file of notes that it goes to, and a
 * draft. `node tests/bench/save.ts [folder on the disk to measure]`
 */
const turns = 200;
const sizes = [0, 64, 256, 512, 1024];
const html = '<p>The bridge was closed on Monday.</p>';

const folder = await mkdtemp(join(process.argv[2] ?? tmpdir(), 'postil-bench-'));

function tell(what: string, took: number[]): void {
  const sorted = took.sort((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
  console.log(`${what.padEnd(44)} p50 ${at(0.5).padStart(7)} ms   p99 ${at(0.99).padStart(7)} ms`);
}

async function timed(what: string, work: (turn: number) => Promise<unknown>): Promise<void> {
  const took: number[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    const start = performance.now();
    await work(turn);
    took.push(performance.now() - start);
  }
  tell(what, took);
}

try {
  const app = await createApp({
    libraryDirectory: join(folder, 'Library'),
    stateDirectory: join(folder, 'state'),
    resourcesDirectory: resolve(import.meta.dirname, '../../resources'),
    host: { name: 'bench' },
    version: '0',
  });
  for (const [index, kilobytes] of sizes.entries()) {
    const id = `01BENCH${String(index).padStart(19, '0')}`;
    await app.library.add(articleOf(id, html), filesOf(html));
    // A note of 500 characters is about 750 bytes in its file.
    const count = Math.max(1, Math.round((kilobytes * 1024) / 760));
    const made = await app.notes.createMany(
      id,
      Array.from({ length: count }, (_, i) => ({ passage: null, body: `${i} ${'word '.repeat(100)}` })),
    );
    const path = app.notes.fileOf(id);
    const { size } = await stat(path);
    const name = `${Math.round(size / 1024)} KB of notes`;
    const one = made[Math.floor(count / 2)]?.id ?? '';
    await timed(`${name}: change a note`, (turn) => app.notes.update(id, one, { body: `text ${turn}` }));
    await timed(`${name}: save a draft`, (turn) => app.notes.saveDraft(id, one, { body: `draft ${turn}`, tags: [] }));
  }
  await app.close();
} finally {
  await rm(folder, { recursive: true, force: true });
}
