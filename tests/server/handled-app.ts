import { join } from 'node:path';
import { createHandler } from '#server/handle.ts';
import { fixturePages, openApp } from '../support/app.ts';
import { temporaryFolder } from '../support/folder.ts';

export const harbour = join(fixturePages, 'harbour.html');

export async function setUp(options: Parameters<typeof openApp>[0] = {}) {
  const app = await openApp(options);
  const handle = createHandler({ app, pageDirectory: await temporaryFolder() });
  const add = async () => (await app.importPaths([harbour]))[0]?.id ?? '';
  return { app, handle, add };
}
