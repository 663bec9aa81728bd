import { closeSync, ftruncateSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openApp } from '../../support/app.ts';
import { counterIds } from '../../support/clock.ts';
import { filePolicy, openLibrary } from '../../support/library.ts';
import { scale } from '../scale.ts';
import { coreWriter } from '../support/core-writer.ts';
import { type Mounted, mount, whyNot } from '../support/mounts.ts';
import { makeLibrary } from '../support/trust-library.ts';

const step = 4096;
const steps = scale(14, 160);
const disks: Mounted[] = [];
afterAll(() => {
  for (const disk of disks) disk.remove();
});

/** A file that takes all the room there is, but for what is given back. */
function filler(folder: string) {
  const path = join(folder, 'filler');
  let size = 0;
  return {
    leave(bytes: number): void {
      const file = openSync(path, 'a+');
      try {
        for (const piece of [1 << 20, step, 1]) {
          const block = Buffer.alloc(piece, 1);
          for (let written = 1; written > 0; size += written) {
            try {
              written = writeSync(file, block);
            } catch {
              written = 0;
            }
          }
        }
        size = Math.max(0, size - bytes);
        ftruncateSync(file, size);
      } finally {
        closeSync(file);
      }
    },
    remove: () => rmSync(path, { force: true }),
  };
}

for (const kind of ['tmpfs', 'ext4'] as const) {
  test(`a full disk (${kind}) refuses in words and takes nothing`, {
    timeout: 60_000 + steps * 5000,
  }, async (context) => {
    const missing = whyNot(kind);
    if (missing !== null) return context.skip(missing);
    const disk = mount(kind, 8);
    disks.push(disk);
    const { place, articles } = await makeLibrary(disk.path, 1);
    const [article = ''] = articles;
    const app = await openApp({ ...place, newId: counterIds(1000) });
    const writer = coreWriter(article, counterIds(100_000));
    for (let i = 0; i < 8; i += 1) await writer.round(app, 4000);
    const fill = filler(disk.path);
    for (let free = 0; free < steps; free += 1) {
      fill.leave(free * step);
      await writer.round(app, 500);
      // The app and the disk say the same.
      expect(await writer.compare(app, false)).toEqual([]);
      const anew = await openLibrary(place.libraryDirectory, filePolicy({ readOnly: true }));
      expect(await writer.compare(anew, false)).toEqual([]);
    }
    const { refused } = writer;
    fill.remove();
    await writer.round(app, 500);
    expect(writer.refused).toBe(refused);
    await app.close();
    const after = await openApp({ ...place, newId: counterIds(5000), now: () => new Date() });
    const faults = await writer.compare(after, true);
    console.log(
      `full disk, ${kind}: ${steps} steps of 4 KB, ${writer.acknowledged} acknowledged, ${refused} refused, ${faults.length} faults`,
    );
    expect(faults).toEqual([]);
    expect(writer.speechless).toEqual([]);
    expect(refused).toBeGreaterThan(10);
    const names = readdirSync(place.libraryDirectory, { recursive: true, encoding: 'utf8' });
    expect(names.filter((name) => /\.tmp$|\.adding-|\.damaged-/.test(name))).toEqual([]);
    await after.close();
  });
}
