import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import { type App, type AppOptions, createApp } from '#core/app.ts';
import type { Host } from '#core/host.ts';
import type { AppEvent } from '#shared/api/events.ts';
import { counterIds, tickingClock } from './clock.ts';
import { temporaryFolder } from './folder.ts';

export const resourcesDirectory = resolve(import.meta.dirname, '../../resources');
export const fixturePages = resolve(import.meta.dirname, '../fixtures/pages');

/** The core on a new library in a folder of its own, closed when the test has finished. */
export async function openApp(options: Partial<AppOptions> = {}): Promise<App & { events: AppEvent[] }> {
  const folder = options.libraryDirectory ?? join(await temporaryFolder(), 'Library');
  const app = await createApp({
    libraryDirectory: folder,
    stateDirectory: join(folder, '..', 'state'),
    resourcesDirectory,
    host: { name: 'test' },
    version: '0.0.0',
    now: tickingClock(),
    newId: counterIds(),
    ...options,
  });
  onTestFinished(() => app.close());
  const events: AppEvent[] = [];
  app.subscribe((event) => events.push(event));
  return Object.assign(app, { events });
}

/** A host that does what the test says and remembers what it was asked. */
export function fakeHost(answers: { files?: string[] | null; savePath?: string | null } = {}): Host & {
  asked: string[];
} {
  const asked: string[] = [];
  return {
    name: 'fake',
    asked,
    chooseFiles: async () => answers.files ?? null,
    chooseSavePath: async (name) => {
      asked.push(`save ${name}`);
      return answers.savePath ?? null;
    },
    revealFile: async (path) => void asked.push(`reveal ${path}`),
    openExternal: async (url) => void asked.push(`open ${url}`),
  };
}

/** A page with enough text for the extractor to see an article in it. */
export function pageOf(
  title: string,
  paragraphs: readonly string[],
  { head = '', body = '' }: { head?: string; body?: string } = {},
): string {
  const text = paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('\n');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>${head}</head><body><article><h1>${title}</h1>${text}${body}</article></body></html>`;
}

/** Three paragraphs about nothing in particular that differ with `seed`. */
export function paragraphs(seed: string): string[] {
  return [
    `The ${seed} society met in the old mill on Thursday and spoke for two hours about the state of the river, the price of bread and the weather that everybody had seen coming.`,
    `Its chair, who has kept the ${seed} minutes since the flood, said that nothing had been decided, that nothing would be decided before the spring, and that tea was being served.`,
    `Outside, the water stood a hand below the ${seed} bridge. A boy counted the ducks, lost count at forty, and began again while his grandmother waited with the umbrella.`,
  ];
}
