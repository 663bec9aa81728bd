import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { AppError } from '#shared/api/errors.ts';
import { openBrowser } from '../../browser/open-browser.ts';
import { serve } from '../../browser/serve.ts';
import { LibraryUnusable } from '../exit-status.ts';
import { libraryDirectoryOf, pageDirectory, resourcesDirectory } from '../open-app.ts';
import { type CommonOptions, withCommonOptions, writeJson, writeLine } from '../output.ts';

interface ServeCommandOptions extends CommonOptions {
  port: string;
  open: boolean;
}

export function addServeCommand(program: Command, version: string): void {
  withCommonOptions(program.command('serve'))
    .description('Serve the app to a browser on this computer until it is interrupted.')
    .option('--port <n>', 'the port; 0 lets the system choose', '0')
    .option('--open', 'open a browser where there is a display', true)
    .option('--no-open', 'only print the address')
    .action(async (options: ServeCommandOptions) => {
      await access(join(pageDirectory, 'index.html')).catch(() => {
        throw new AppError('not-found', 'The page has not been built. Run npm run build first.');
      });
      const port = Number(options.port);
      if (!Number.isInteger(port) || port < 0 || port > 65535) throw new AppError('invalid-input', 'That is no port.');
      const served = await serve({
        libraryDirectory: libraryDirectoryOf(options),
        resourcesDirectory,
        pageDirectory,
        version,
        port,
        welcome: true,
      }).catch((error: unknown) => {
        if (error instanceof AppError) throw new LibraryUnusable(error.code, error.message, { cause: error });
        throw error;
      });
      const ended = new Promise<void>((resolve) => {
        process.once('SIGINT', resolve);
        process.once('SIGTERM', resolve);
      });
      if (options.json) await writeJson({ url: served.url });
      else await writeLine(`Postil is at ${served.url}`);
      if (options.open) openBrowser(served.url, process.env, process.platform);
      await ended;
      await served.close();
    });
}
