import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { notesFileSchema } from '#shared/model/annotation.ts';
import { openApp } from '../../support/app.ts';
import { counterIds } from '../../support/clock.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { Random } from '../../support/random.ts';
import { scale } from '../scale.ts';
import { makeLibrary } from '../support/trust-library.ts';

const turns = scale(60, 400);

test('a sync tool that replaces, removes and returns files while Postil writes costs neither side a note', {
  timeout: 60_000 + turns * 2000,
}, async () => {
  const { place, articles } = await makeLibrary(await temporaryFolder(), 2);
  const app = await openApp({ ...place, newId: counterIds(1000) });
  const random = new Random(11);
  const aside = join(place.stateDirectory, '..', 'aside');
  await mkdir(aside);
  /** What either side has: the text of each note by its id, null where it was deleted. */
  const wanted = new Map<string, string | null>();
  const theirs = counterIds(500_000);
  let done = false;
  let acknowledged = 0;

  async function person(article: string): Promise<void> {
    const own: string[] = [];
    for (let turn = 0; turn < turns; turn += 1) {
      const body = `mine ${turn}`;
      const id = own[random.between(0, own.length * 2)];
      if (id === undefined) {
        const note = await app.notes.create(article, { passage: null, body });
        own.push(note.id);
        wanted.set(note.id, body);
      } else if (wanted.get(id) === null) {
        const { body: back } = await app.notes.restore(article, id);
        wanted.set(id, back);
      } else if (random.next() < 0.3) {
        await app.notes.delete(article, id);
        wanted.set(id, null);
      } else {
        await app.notes.update(article, id, { body });
        wanted.set(id, body);
      }
      acknowledged += 1;
    }
  }

  async function syncTool(article: string): Promise<void> {
    const path = app.notes.fileOf(article);
    const kept = join(aside, article);
    for (let turn = 0; !done; turn += 1) {
      await sleep(random.between(0, 12));
      const kind = random.between(0, 3);
      const bytes = await readFile(path).catch(() => null);
      if (bytes === null) continue;
      if (kind === 0) {
        // Away, and back as it was: older by then than what Postil knows.
        await rename(path, kept).catch(() => undefined);
        await sleep(random.between(0, 10));
        await rename(kept, path).catch(() => undefined);
      } else if (kind === 1) {
        await copyFile(path, kept);
        await sleep(random.between(0, 10));
        await rename(kept, path);
      } else {
        // What another machine wrote of the state that it had: with a note more. As a file of its own or in its place.
        const file = notesFileSchema.parse(JSON.parse(bytes.toString()));
        const now = new Date().toISOString();
        const id = theirs();
        const note = {
          id,
          kind: 'article-note',
          color: 'yellow',
          anchor: null,
          body: `theirs ${turn}`,
          tags: [],
          links: [],
        };
        file.annotations.push({
          ...note,
          kind: 'article-note',
          color: 'yellow',
          created: now,
          modified: now,
          deleted: null,
        });
        wanted.set(id, note.body);
        await writeFile(kept, JSON.stringify(file));
        const copy = path.replace('.json', `.sync-conflict-20261128-10${String(1010 + turn).slice(-4)}-ABCDEFG.json`);
        await rename(kept, kind === 2 ? path : copy);
        // A tool that brings one version before the last was looked at has thrown that away itself.
        await app.notes.list(article);
      }
    }
  }

  const tools = articles.map(syncTool);
  await Promise.all(articles.map(person));
  done = true;
  await Promise.all(tools);
  await app.outside.mergeCopies();
  const compare = async (opened: typeof app): Promise<string[]> => {
    const faults: string[] = [];
    const found = new Map<string, string | null>();
    for (const article of articles)
      for (const { id, body, deleted } of await opened.notes.stored(article))
        found.set(id, deleted === null ? body : null);
    for (const [id, body] of wanted) {
      if (!found.has(id)) faults.push(`lost ${id} ${body}`);
      else if (found.get(id) !== body) faults.push(`${id}: ${found.get(id)} and not ${body}`);
    }
    return faults;
  };
  const faults = await compare(app);
  await app.close();
  const after = await openApp({ ...place, newId: counterIds(9000) });
  faults.push(...(await compare(after)));
  // What the tool puts there in the microseconds between the last look and the renaming is gone, as `writeDurably` says: no call of
  // Node does both at once. It happens to some of a hundred where a tool does nothing else, and never to what Postil acknowledged.
  const overrun = new Set(faults.filter((fault) => fault.includes(' theirs ')));
  const own = faults.filter((fault) => !overrun.has(fault));
  console.log(
    `sync tool: ${acknowledged} acknowledged, ${wanted.size} notes of both sides, ${own.length} faults, ${overrun.size} of the tool overrun`,
  );
  expect(own).toEqual([]);
  expect(overrun.size).toBeLessThanOrEqual(Math.max(3, wanted.size * 0.02));
  expect(after.events).toEqual([]);
  await rm(aside, { recursive: true });
});
