import { join } from 'node:path';
import { build, createServer, preview } from 'vite';

const configFile = join(import.meta.dirname, 'vite.config.ts');

export interface ServedGallery {
  /** Ends with a slash. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Builds the sheet of components into out/gallery and serves it to this computer, at a free port. */
export async function serveBuilt(): Promise<ServedGallery> {
  await build({ configFile, logLevel: 'warn' });
  const server = await preview({ configFile, logLevel: 'warn', preview: { port: 0, host: '127.0.0.1' } });
  return { url: firstOf(server.resolvedUrls?.local), close: () => server.close() };
}

/** Serves the sheet from its sources, which it follows while they are changed. */
export async function serveSources(): Promise<ServedGallery> {
  const server = await createServer({ configFile, logLevel: 'warn', server: { host: '127.0.0.1' } });
  await server.listen();
  return { url: firstOf(server.resolvedUrls?.local), close: () => server.close() };
}

function firstOf(urls: readonly string[] | undefined): string {
  const [url] = urls ?? [];
  if (url === undefined) throw new Error('the sheet is served nowhere');
  return url;
}
