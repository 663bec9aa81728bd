import type { App } from '#core/app.ts';
import { said } from '#core/said.ts';
import { AppError, statusOf, toErrorBody } from '#shared/api/errors.ts';
import { createBackupDesk } from './backup-calls.ts';
import { createCalls } from './calls.ts';
import { streamEvents } from './event-stream.ts';
import { serveExport, serveMedia, servePage } from './files.ts';
import { respondJson } from './headers.ts';
import { createRouter } from './router.ts';
import { acceptedLanguages, createSpeaking } from './speaking.ts';
import { serveWindow } from './window-page.ts';

export type Handler = (request: Request) => Promise<Response>;

export interface HandlerParts {
  readonly app: App;
  readonly pageDirectory: string;
  /** The languages of the person whose page asks, as BCP 47 tags in their order; what a browser states, when left out. */
  readonly languagesOf?: (request: Request) => readonly string[];
}

/**
 * The seam: everything a page can ask for, whatever host carries the request. `pageDirectory` holds the built
 * renderer. Never throws: an error is a response `{ error: { code, message } }`.
 */
export function createHandler({ app, pageDirectory, languagesOf = acceptedLanguages }: HandlerParts): Handler {
  const speak = createSpeaking(app, languagesOf);
  const backupDesk = createBackupDesk(app);
  const calls = createCalls(app, backupDesk);
  const route = createRouter(app, calls, backupDesk);

  async function answer(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname.startsWith('/api/') && pathname !== '/api/events') {
      return route(pathname.slice('/api/'.length), request, searchParams);
    }
    if (request.method !== 'GET') throw new AppError('forbidden', said().api.filesAreGot);
    if (pathname === '/api/events') return streamEvents(app, request.signal);
    if (pathname.startsWith('/files/')) return serveMedia(app.library, pathname);
    if (pathname.startsWith('/backups/')) return backupDesk.download(pathname);
    if (pathname.startsWith('/exports/')) return serveExport(app.stateDirectory, pathname);
    if (pathname === '/') return serveWindow(pageDirectory, calls);
    return servePage(pageDirectory, pathname);
  }

  return async (request) => {
    try {
      await speak(request);
      return await answer(request);
    } catch (error) {
      const body = toErrorBody(error, said().common.ownFault);
      if (body.error.code === 'internal') console.error(error);
      return respondJson(body, statusOf[body.error.code]);
    }
  };
}
