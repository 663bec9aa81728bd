import { expect, test } from 'vitest';
import { createHandler } from '#server/handle.ts';
import { type AppEvent, eventSchema } from '#shared/api/events.ts';
import { openApp } from '../support/app.ts';
import { temporaryFolder } from '../support/folder.ts';
import { call, origin } from '../support/page.ts';

async function setUp() {
  const app = await openApp();
  let listening = 0;
  const counted = {
    ...app,
    subscribe: (listener: (event: AppEvent) => void) => {
      listening += 1;
      const stop = app.subscribe(listener);
      return () => {
        listening -= 1;
        stop();
      };
    },
  };
  const handle = createHandler({ app: counted, pageDirectory: await temporaryFolder() });
  const open = async (signal?: AbortSignal) => {
    const response = await handle(new Request(`${origin}/api/events`, signal ? { signal } : {}));
    const reader = response.body
      ?.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
      .getReader();
    let rest = '';
    const next = async (): Promise<AppEvent | null> => {
      while (!rest.includes('\n')) {
        const chunk = await reader?.read();
        if (chunk === undefined || chunk.done) return null;
        rest += chunk.value;
      }
      const [line = ''] = rest.split('\n', 1);
      rest = rest.slice(line.length + 1);
      return eventSchema.parse(JSON.parse(line));
    };
    return { response, next, cancel: () => reader?.cancel() };
  };
  return { app, handle, open, listening: () => listening };
}

test('a stream says hello, then what changes, in order', async () => {
  const { app, handle, open } = await setUp();
  const { response, next, cancel } = await open();
  expect(response.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
  expect(await next()).toEqual({ type: 'hello' });
  await call(handle, 'settings.update', { theme: 'dark' });
  app.publish({ type: 'notice', message: 'Line\nbreak – 😀', detail: null });
  expect(await next()).toEqual({ type: 'settings-changed' });
  expect(await next()).toEqual({ type: 'notice', message: 'Line\nbreak – 😀', detail: null });
  await cancel();
});

test('two pages hear the same, and one that leaves is forgotten', async () => {
  const { app, open, listening } = await setUp();
  const one = await open();
  const two = await open();
  expect([await one.next(), await two.next(), listening()]).toEqual([{ type: 'hello' }, { type: 'hello' }, 2]);
  await one.cancel();
  expect(listening()).toBe(1);
  app.publish({ type: 'settings-changed' });
  expect(await two.next()).toEqual({ type: 'settings-changed' });
  await two.cancel();
  expect(listening()).toBe(0);
});

test('a stream ends with its request, also when that was over before it began', async () => {
  const { app, open, listening } = await setUp();
  const leaving = new AbortController();
  const { next } = await open(leaving.signal);
  await next();
  expect(listening()).toBe(1);
  leaving.abort();
  expect(listening()).toBe(0);
  app.publish({ type: 'settings-changed' });
  expect(await next()).toBeNull();
  const late = await open(AbortSignal.abort());
  expect(listening()).toBe(0);
  expect(await late.next()).toEqual({ type: 'hello' });
  expect(await late.next()).toBeNull();
});
