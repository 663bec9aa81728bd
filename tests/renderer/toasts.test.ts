import { afterEach, expect, it, vi } from 'vitest';
import { call } from '../../src-renderer/api/client.ts';
import { report, toasts } from '../../src-renderer/lib/toasts.ts';

/** The notices that are shown, as the list of them hears of it. */
const shown = new Map<string, string>();
toasts[' subscribe'](({ action, options }) => {
  if (action === 'add') shown.set(options.id, String(options.title));
  if (action === 'close') shown.delete(options.id ?? '');
});

function answer(status: number, body: unknown): void {
  vi.stubGlobal('fetch', async () => Response.json(body, { status }));
}

const refused = { error: { code: 'storage', message: 'The disk is full.' } };
const read = (id: string) => call('articles.get', { id }).catch(report);

afterEach(() => {
  vi.unstubAllGlobals();
  shown.clear();
});

it('says the same once, and no longer when what failed goes well', async () => {
  answer(500, refused);
  await read('A');
  await read('A');
  expect([...shown.values()]).toEqual(['The disk is full.']);
  answer(200, {});
  await read('B');
  expect([...shown.values()]).toEqual(['The disk is full.']);
  await read('A');
  expect([...shown.values()]).toEqual([]);
});

it('keeps what failed by itself until it is dismissed', async () => {
  report(new Error('The page is gone.'));
  answer(200, {});
  await read('A');
  expect([...shown.values()]).toEqual(['The page is gone.']);
});
