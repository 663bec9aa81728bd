import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openApp } from '../../support/app.ts';
import { counterIds } from '../../support/clock.ts';
import { temporaryFolder } from '../../support/folder.ts';
import { articleOf, filesOf } from '../../support/library.ts';
import { builtPage } from '../../support/page.ts';

const article = '01TEST00000000000000000001';
const html = '<p>The bridge was closed on Monday.</p>';
const script = join(import.meta.dirname, '../../support/serve-library.ts');

test('every draft that was acknowledged is there after the process was killed', async () => {
  const folder = await temporaryFolder();
  const place = { libraryDirectory: join(folder, 'Library'), stateDirectory: join(folder, 'state') };
  const before = await openApp(place);
  await before.library.add(articleOf(article, html), filesOf(html));
  const created = await before.notes.createMany(
    article,
    Array.from({ length: 4 }, () => ({ passage: null, body: 'before' })),
  );
  await before.close();

  const pages = await builtPage();
  const child = spawn(process.execPath, [script, place.libraryDirectory, place.stateDirectory, pages], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = once(child, 'exit');
  const [address] = (await once(child.stdout, 'data')) as [Buffer];
  const url = address.toString().trim();
  const cookie = (await fetch(url, { redirect: 'manual' })).headers.get('set-cookie')?.split(';')[0] ?? '';
  const headers = { cookie, 'content-type': 'application/json', 'x-postil-call': '1' };
  const post = async (name: string, input: object) => {
    const answer = await fetch(`${new URL(url).origin}/api/${name}`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ articleId: article, ...input }),
    });
    if (!answer.ok) throw new Error(await answer.text());
  };

  /** What each note has to hold at least: the number of the last text that was acknowledged. */
  const acknowledged = new Map(created.map(({ id }) => [id, 0]));
  let saved = 0;
  const typing = created.map(async ({ id }, writer) => {
    for (let turn = 1; ; turn += 1) {
      const body = `${turn} ${'word '.repeat(50 * writer)}`;
      try {
        // Now and then a text is saved for good, so that drafts are cleared as well.
        if (turn % 7 === 0) await post('annotations.update', { id, changes: { body } });
        else await post('drafts.save', { id, body, tags: [] });
      } catch {
        return;
      }
      acknowledged.set(id, turn);
      saved += 1;
      if (saved === 120) child.kill('SIGKILL');
    }
  });
  await Promise.all(typing);
  await ended;
  expect(child.signalCode).toBe('SIGKILL');

  const after = await openApp({ ...place, now: () => new Date(), newId: counterIds(900) });
  for (const { id, body } of await after.notes.list(article)) {
    const turn = Number(body.split(' ')[0]);
    const least = acknowledged.get(id) ?? 0;
    expect(least).toBeGreaterThan(0);
    // One more may have come through without its answer.
    expect([least, least + 1]).toContain(turn);
  }
  expect(after.events).toEqual([]);
}, 60_000);
