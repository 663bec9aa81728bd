import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { Random } from '../../support/random.ts';
import { scale } from '../scale.ts';
import { endHosts, startHost } from '../support/host-process.ts';
import { type Mounted, mount, whyNoCut } from '../support/mounts.ts';
import { noteWriters } from '../support/note-writers.ts';
import { makeLibrary } from '../support/trust-library.ts';

const disks: Mounted[] = [];

// Hosts first: a disk that is in use cannot be taken away.
afterAll(async () => {
  await endHosts();
  for (const disk of disks) disk.remove();
});

for (const [kind, megabytes, cuts] of [
  ['ext4', 64, scale(2, 40)],
  ['xfs', 320, scale(1, 40)],
] as const) {
  test(`${cuts} power cuts on ${kind} take nothing that was acknowledged`, {
    timeout: 60_000 + cuts * 30_000,
  }, async (context) => {
    const missing = whyNoCut(kind);
    if (missing !== null) return context.skip(missing);
    const source = new Random(9);
    const disk = mount(kind, megabytes);
    disks.push(disk);
    const { place, articles } = await makeLibrary(disk.path);
    const writers = noteWriters(articles, () => source.next(), false);
    for (let turn = 0; turn < cuts; turn += 1) {
      const host = await startHost(place);
      if (turn > 0) await writers.verify(host);
      await writers.write(host, Math.ceil(source.next() * 60), async () => {
        await sleep(source.next() * 30);
        writers.darken();
        disk.cutPower();
        await sleep(50);
        await host.kill();
      });
      disk.mountAgain();
    }
    const host = await startHost(place);
    await writers.verify(host);
    await host.end();
    const { acknowledged, refused, ...faults } = writers.tally;
    console.log(`${cuts} power cuts on ${kind}: ${JSON.stringify({ acknowledged, refused, ...faults })}`);
    expect(acknowledged).toBeGreaterThan(cuts);
    expect(faults).toEqual({ lost: 0, damaged: 0, resurrected: 0, fromNowhere: 0, speechless: 0 });
  });
}
