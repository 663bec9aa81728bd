import { access } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import type { App } from '#core/app.ts';
import { listLibrary } from '#core/library/listing.ts';
import { stateDirectoryFor } from '#core/library/locations.ts';
import { AppError } from '#shared/api/errors.ts';
import type { OpeningPage } from '../../browser/opening-page.ts';
import type { Carry } from '../door/carrying.ts';
import { openDoor } from '../door/open-door.ts';
import { libraryDirectoryOf, opening, pageDirectory, resourcesDirectory } from '../open-app.ts';
import { type CommonOptions, complain, withCommonOptions, writeJson, writeLine } from '../output.ts';

interface ServeCommandOptions extends CommonOptions {
  port: string;
  open: boolean;
}

export function addServeCommand(program: Command, version: string, carry: Carry): void {
  withCommonOptions(program.command('serve'))
    .description('Serve the app to a browser on this computer until it is interrupted.')
    .argument('[path...]', 'files to import and open')
    .option('--port <n>', 'the port; 0 lets the system choose', '0')
    .option('--open', 'open a browser where there is a display', true)
    .option('--no-open', 'only print the address')
    .action(async (paths: string[], options: ServeCommandOptions) => {
      const port = Number(options.port);
      if (options.port.trim() === '' || !Number.isInteger(port) || port < 0 || port > 65535) {
        throw new AppError('invalid-input', `--port ${options.port} is no port.`);
      }
      await access(join(pageDirectory, 'index.html')).catch(() => {
        throw new AppError('not-found', 'The page has not been built. Run "npm run build" first.');
      });
      // Heard from the start, so that an interrupted start closes the library as well.
      const ended = new Promise<void>((resolveEnd) => {
        for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolveEnd());
      });
      const libraryDirectory = libraryDirectoryOf(options);
      // The disk reads the names of a large library while everything else is loaded.
      const listing = listLibrary(libraryDirectory);
      listing.catch(() => undefined);
      const { serve } = await import('../../browser/serve.ts');
      const about = { libraryDirectory, listing, resourcesDirectory, pageDirectory, version, port, welcome: true };
      const { url, app, close } = await opening(serve(about), about);
      const door = await openDoor(app, carry);
      let shown: OpeningPage | null = null;
      try {
        if (options.json) await writeJson({ url });
        else await writeLine(`Postil is at ${url}`);
        if (!options.json && !options.quiet) complain(`the library is ${libraryDirectory}; Ctrl-C ends this`);
        if (paths.length > 0) await openPaths(app, paths);
        if (options.open) shown = await openInBrowser(url, libraryDirectory);
        // The first request would load what answers it: a browser that begins takes longer than that.
        void globalThis.Response;
        await ended;
      } finally {
        await shown?.remove();
        await door.close();
        await close();
      }
    });
}

/** Imports files named on the command line; the page that opens next shows the first. */
async function openPaths(app: App, paths: readonly string[]): Promise<void> {
  const results = await app.importPaths(paths.map((path) => resolve(path)));
  for (const { status, reason } of results) if (status === 'failed') complain(reason);
  const shown = results.find(({ id }) => id !== null)?.id;
  if (shown == null) return;
  await app.libraryFile.update((file) => {
    file.settings.lastArticle = shown;
  });
}

async function openInBrowser(url: string, libraryDirectory: string): Promise<OpeningPage> {
  const { openBrowser } = await import('../../browser/open-browser.ts');
  const { writeOpeningPage } = await import('../../browser/opening-page.ts');
  const page = await writeOpeningPage(
    stateDirectoryFor(libraryDirectory, process.env, process.platform, homedir()),
    url,
  );
  openBrowser(page.path, process.env, process.platform);
  return page;
}
