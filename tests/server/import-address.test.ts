import { expect, onTestFinished, test } from 'vitest';
import { createFetcher, type Fetcher } from '#core/fetching/fetch-page.ts';
import { createHandler } from '#server/handle.ts';
import { openApp, pageOf, paragraphs } from '../support/app.ts';
import { builtPage, call, callRequest, refusal } from '../support/page.ts';
import { openSite } from '../support/site.ts';

/** A Postil whose fetcher takes every name for this computer. */
async function open() {
  const fetcher: Fetcher = createFetcher({
    version: '0.0.0',
    lookup: async () => [{ address: '127.0.0.1', family: 4 }],
    isAllowed: (address) => address === '127.0.0.1',
  });
  onTestFinished(() => fetcher.close());
  const app = await openApp({ fetcher });
  return { app, handle: createHandler({ app, pageDirectory: await builtPage() }) };
}

test('an address is imported, and every page hears of it', async () => {
  const { app, handle } = await open();
  const site = await openSite({ '/mill': pageOf('The mill', paragraphs('mill')) });
  const url = `http://paper.example:${site.port}/mill`;
  const result = await call(handle, 'import.address', { url });
  expect(result).toMatchObject({ status: 'added', title: 'The mill', source: url, reason: null });
  const job = { job: expect.any(String), failed: 0, rate: expect.any(Number) };
  expect(app.events).toEqual([
    { type: 'import-progress', ...job, done: 0, total: 1, name: `paper.example:${site.port}` },
    { type: 'import-progress', ...job, done: 1, total: 1, name: url },
    { type: 'articles-changed', ids: [result.id] },
  ]);
});

test('cancelling gives up what is being fetched, and only that', async () => {
  const { app, handle } = await open();
  const site = await openSite({
    '/silent': () => void call(handle, 'import.cancelAddress', {}),
    '/mill': pageOf('The mill', paragraphs('mill')),
  });
  const address = (path: string) => ({ url: `http://paper.example:${site.port}${path}` });
  const silent = await call(handle, 'import.address', address('/silent'));
  expect(silent).toMatchObject({ status: 'failed', reason: expect.stringContaining('cancelled') });
  expect(await app.library.list()).toEqual([]);
  expect(await call(handle, 'import.address', address('/mill'))).toMatchObject({ status: 'added' });
});

test('an address is cancelled as any import is, by what its progress names', async () => {
  const { app, handle } = await open();
  const stop = () => {
    const [event] = app.events;
    if (event?.type === 'import-progress') void call(handle, 'import.cancel', { job: event.job });
  };
  const site = await openSite({ '/silent': stop });
  const result = await call(handle, 'import.address', { url: `http://paper.example:${site.port}/silent` });
  expect(result).toMatchObject({ status: 'failed', reason: expect.stringContaining('cancelled') });
});

test('a library whose settings say never is never gone out for', async () => {
  const { handle } = await open();
  const site = await openSite({ '/mill': pageOf('The mill', paragraphs('mill')) });
  await call(handle, 'settings.update', { network: 'never' });
  const result = await call(handle, 'import.address', { url: `http://paper.example:${site.port}/mill` });
  expect(result).toMatchObject({ status: 'failed', reason: expect.stringContaining('never goes to the network') });
  expect(site.connections()).toBe(0);
});

test('what is no address at all is refused before anything', async () => {
  const { handle } = await open();
  for (const input of [{}, { url: '' }, { url: 'a'.repeat(5000) }, { url: 7 }]) {
    expect(await refusal(handle(callRequest('import.address', input)))).toMatchObject({ code: 'invalid-input' });
  }
});
