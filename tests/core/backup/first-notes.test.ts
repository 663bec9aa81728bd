import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { openApp } from '../../support/app.ts';
import { counterIds } from '../../support/clock.ts';
import { articleOf, filesOf } from '../../support/library.ts';

const meanwhile = vi.hoisted(() => ({ inFolder: '', act: async () => {} }));

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  return {
    ...real,
    mkdir: async (path: string, options: object) => {
      const done = await real.mkdir(path, options);
      if (path === meanwhile.inFolder) {
        meanwhile.inFolder = '';
        await meanwhile.act();
      }
      return done;
    },
  };
});

test('the first notes on an article stay that a sync tool brings in the moment in which a backup brings others', async () => {
  const html = '<p>The mill stands by the river.</p>';
  const id = counterIds(700)();
  const appWithArticle = async (first: number) => {
    const app = await openApp({ newId: counterIds(first) });
    await app.library.add(articleOf(id, html), filesOf(html));
    return app;
  };
  const [before, other, app] = [await appWithArticle(800), await appWithArticle(850), await appWithArticle(900)];
  await other.notes.create(id, { passage: null, body: 'now' });
  await before.notes.create(id, { passage: null, body: 'earlier' });
  const path = join(before.libraryDirectory, '..', 'b.zip');
  await before.backups.write({ path });
  meanwhile.inFolder = join(app.libraryDirectory, 'notes');
  meanwhile.act = async () => copyFile(other.notes.fileOf(id), app.notes.fileOf(id));
  await app.backups.merge({ path });
  const { annotations } = JSON.parse(await readFile(app.notes.fileOf(id), 'utf8'));
  expect(annotations.map(({ body }: { body: string }) => body).sort()).toEqual(['earlier', 'now']);
});
