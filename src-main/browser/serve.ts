import { type App, type AppOptions, createApp } from '#core/app.ts';
import type { Host } from '#core/host.ts';
import { createHandler } from '#server/handle.ts';
import { type LoopbackHost, startLoopbackHost } from './loopback-host.ts';

export interface ServeOptions extends Omit<AppOptions, 'host'> {
  readonly pageDirectory: string;
  /** 0 lets the system choose. */
  readonly port: number;
}

/** A browser opens links itself (in a new tab) and has its own file dialogs, so this host offers neither. */
const browserHost: Host = { name: 'browser' };

/** Opens the library and serves it on the loopback address until `close`. */
export async function serve(options: ServeOptions): Promise<{ url: string; app: App; close: () => Promise<void> }> {
  const app = await createApp({ background: true, languages: () => [], ...options, host: browserHost });
  let host: LoopbackHost;
  try {
    host = await startLoopbackHost(createHandler({ app, pageDirectory: options.pageDirectory }), options.port);
  } catch (error) {
    await app.close();
    throw error;
  }
  return {
    url: host.url,
    app,
    close: async () => {
      await host.close();
      await app.close();
    },
  };
}
