import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { openApp } from '../../../support/app.ts';
import { snapshot } from '../../../support/folder.ts';

/** Synthetic exports of every app, which lie beside a checkout and not in it. */
const samples = resolve(import.meta.dirname, '../../../../../shared/import-samples');

test.skipIf(!existsSync(samples))(
  'all samples imported twice: the second run adds nothing (skipped where the samples are not there)',
  { timeout: 120_000 },
  async () => {
    const app = await openApp();
    const names = (await readdir(samples)).filter((name) => !name.endsWith('FORMATS.md')).sort();
    const paths = names.map((name) => join(samples, name));
    const first = await app.importPaths(paths);
    const again = await app.importPaths(paths);
    expect(first.filter(({ status }) => status === 'added').length).toBeGreaterThan(0);
    expect(again.filter(({ status, marks }) => status === 'added' || (marks?.added ?? 0) > 0)).toEqual([]);
    // Pages of one address take one another's place, as they do without any export; a third run of the exports is at rest.
    const exports = paths.filter((path) => !/\.(?:epub|mhtml)$|singlefile|highlights-example/.test(path));
    await app.importPaths(exports);
    const before = await snapshot(app.libraryDirectory);
    const third = await app.importPaths(exports);
    expect(third.filter(({ status }) => status === 'added' || status === 'updated')).toEqual([]);
    expect(await snapshot(app.libraryDirectory)).toEqual(before);
  },
);
