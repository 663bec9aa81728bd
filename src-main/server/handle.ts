import type { App } from '#core/app.ts';
import { AppError, statusOf, toErrorBody } from '#shared/api/errors.ts';
import { createBackupDesk } from './backup-calls.ts';
import { createCalls } from './calls.ts';
import { streamEvents } from './event-stream.ts';
import { serveExport, serveMedia, servePage } from './files.ts';
import { respondJson } from './headers.ts';
import { createRouter } from './router.ts';
import { serveWindow } from './window-page.ts';

export type Handler = (request: Request) => Promise<Response>;

/**
 * The seam: everything a page can ask for, whatever host carries the request. `pageDirectory` holds the built
 * renderer. Never throws: an error is a response `{ error: { code, message } }`.
 */
export function createHandler({ app, pageDirectory }: { app: App; pageDirectory: string }): Handler {
  const backupDesk = createBackupDesk(app);
  const calls = createCalls(app, backupDesk);
  const route = createRouter(app, calls, backupDesk);

  async function answer(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname.startsWith('/api/') && pathname !== '/api/events') {
      return route(pathname.slice('/api/'.length), request, searchParams);
    }
    if (request.method !== 'GET') throw new AppError('forbidden', 'Files are read with GET.');
    if (pathname === '/api/events') return streamEvents(app, request.signal);
    if (pathname.startsWith('/files/')) return serveMedia(app.library, pathname);
    if (pathname.startsWith('/backups/')) return backupDesk.download(pathname);
    if (pathname.startsWith('/exports/')) return serveExport(app.stateDirectory, pathname);
    if (pathname === '/') return serveWindow(pageDirectory, calls);
    return servePage(pageDirectory, pathname);
  }

  return async (request) => {
    try {
      return await answer(request);
    } catch (error) {
      const body = toErrorBody(error);
      if (body.error.code === 'internal') console.error(error);
      return respondJson(body, statusOf[body.error.code]);
    }
  };
}
