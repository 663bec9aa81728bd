import { readdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { examine } from '#core/library/doctor.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { Random } from '../../support/random.ts';
import { scale } from '../scale.ts';
import { endHosts, type HostProcess, startHost } from '../support/host-process.ts';
import { noteWriters } from '../support/note-writers.ts';
import { makeLibrary } from '../support/trust-library.ts';

afterAll(endHosts);

const kills = scale(4, 300);
/** After so many a new library is begun, so that files stay of a size that people have. */
const killsOfOne = 25;

test(`${kills} kills at random moments lose, damage and resurrect nothing that was acknowledged`, {
  timeout: 60_000 + kills * 20_000,
}, async () => {
  const source = new Random(8);
  const random = () => source.next();
  const sum = { acknowledged: 0, lost: 0, damaged: 0, resurrected: 0, fromNowhere: 0, refused: 0, speechless: 0 };
  for (let done = 0; done < kills; done += killsOfOne) {
    const { place, articles } = await makeLibrary(await temporaryFolder());
    const writers = noteWriters(articles, random);
    let host: HostProcess = await startHost(place);
    for (let turn = done; turn < Math.min(kills, done + killsOfOne); turn += 1) {
      const killed = host;
      await writers.write(host, Math.ceil(random() * 40), async () => {
        await sleep(random() * 30);
        await killed.kill();
      });
      host = await startHost(place);
      await writers.verify(host);
    }
    await host.end();
    for await (const { ok, path, detail, check } of examine(place.libraryDirectory))
      if (check !== 'leftover') expect({ ok, path, detail }).toMatchObject({ ok: true });
    const names = await readdir(place.libraryDirectory, { recursive: true });
    expect(names.filter((name) => name.includes('.damaged-'))).toEqual([]);
    for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += writers.tally[key];
  }
  console.log(`${kills} kills: ${JSON.stringify(sum)}`);
  const { acknowledged, ...faults } = sum;
  expect(acknowledged).toBeGreaterThan(kills);
  expect(faults).toEqual({ lost: 0, damaged: 0, resurrected: 0, fromNowhere: 0, refused: 0, speechless: 0 });
});
