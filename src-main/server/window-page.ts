import type { WindowBegin } from '#shared/api/window-begin.ts';
import type { Calls } from './calls.ts';
import { readPage } from './files.ts';
import { respond } from './headers.ts';

const headers = { 'content-type': 'text/html; charset=utf-8' };

/**
 * The page of a window, `index.html` of the built renderer, with what every window asks for first: in its first moment it has
 * its theme, and it need not wait for an answer before it shows anything.
 */
export async function serveWindow(pageDirectory: string, calls: Pick<Calls, 'app.info' | 'settings.get'>) {
  const [bytes, begin] = await Promise.all([readPage(pageDirectory, '/index.html'), beginOf(calls)]);
  if (begin === null) return respond(bytes, 200, headers);
  const { settings } = begin;
  const theme = settings.theme === 'system' ? '' : ` data-theme="${settings.theme}"`;
  const page = new TextDecoder()
    .decode(bytes)
    // As functions: what is put in may have a `$`.
    .replace('<html lang="en"', (found) => `${found}${theme}`)
    .replace('name="window-begin" content=""', () => `name="window-begin" content="${escaped(JSON.stringify(begin))}"`);
  return respond(page, 200, headers);
}

/** Null where it cannot be told: the window asks for it itself then, and says what is wrong. */
async function beginOf(calls: Pick<Calls, 'app.info' | 'settings.get'>): Promise<WindowBegin | null> {
  try {
    const [info, settings] = await Promise.all([calls['app.info']({}), calls['settings.get']({})]);
    return { info, settings };
  } catch {
    return null;
  }
}

/** As the value of an attribute in double quotes. */
function escaped(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
