import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished, vi } from 'vitest';
import type { AppEvent } from '#shared/api/events.ts';
import { pageOf, paragraphs } from '../../support/app.ts';
import { cli, importPage, makeWorld, near, type World } from '../postil.ts';

export interface RunningApp {
  readonly child: ChildProcess;
  /** What a page that is open in it has heard so far. */
  readonly heard: readonly AppEvent[];
  /** Waits until that page has heard such an event. */
  hears(type: AppEvent['type']): Promise<AppEvent>;
  /** Ends it as a person does, and gives its exit status. */
  end(): Promise<number | null>;
}

/** A library of one article, and a folder `pages` of two that are not in it yet. */
export async function prepared(): Promise<{ world: World; article: string }> {
  const world = makeWorld();
  await mkdir(join(world.folder, 'pages'));
  for (const name of ['One', 'Two']) {
    await writeFile(join(world.folder, 'pages', `${name}.html`), pageOf(name, paragraphs(name)));
  }
  return { world, article: await importPage(near(world)) };
}

/** An app in a process of its own that has the world's library open, and a page that listens. */
export async function startApp(world: World): Promise<RunningApp> {
  const child = spawn(process.execPath, [cli, 'serve', '--no-open', '--json'], {
    env: world.environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [line] = (await once(createInterface({ input: child.stdout as NodeJS.ReadableStream }), 'line')) as [string];
  const { url } = JSON.parse(line) as { url: string };
  const cookie = (await fetch(url, { redirect: 'manual' })).headers.get('set-cookie')?.split(';')[0] ?? '';
  const events = await fetch(new URL('/api/events', url), { headers: { cookie } });
  const heard: AppEvent[] = [];
  void readEvents(events, heard).catch(() => undefined);
  const hears = (type: AppEvent['type']) =>
    vi.waitFor(
      () => {
        const event = heard.find((each) => each.type === type);
        if (event === undefined) throw new Error(`no ${type} among ${JSON.stringify(heard)}`);
        return event;
      },
      { timeout: 10_000 },
    );
  await hears('hello');
  return {
    child,
    heard,
    hears,
    async end() {
      const exit = once(child, 'exit');
      child.kill('SIGTERM');
      const [status] = (await exit) as [number | null];
      return status;
    },
  };
}

async function readEvents(response: Response, heard: AppEvent[]): Promise<void> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of response.body ?? []) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    heard.push(...lines.filter((line) => line !== '').map((line) => JSON.parse(line) as AppEvent));
  }
}
