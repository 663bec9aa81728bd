import { parseArgs } from 'node:util';
import type { RelaunchOptions } from 'electron';

/**
 * How the app starts again with its own switches, opening `opened` in place of what it was started with. An AppImage and the
 * portable program for Windows run unpacked from where nothing is once they have ended, and are started by their own file.
 */
export function relaunchOpening(
  opened: readonly string[],
  argv: readonly string[],
  defaultApp: boolean,
  env: Readonly<Record<string, string | undefined>>,
): RelaunchOptions {
  const args = argv.slice(1);
  const options = { library: { type: 'string' } } as const;
  const { tokens } = parseArgs({ args, options, strict: false, allowPositionals: true, tokens: true });
  const before = tokens.filter(({ kind }) => kind === 'positional').slice(defaultApp ? 1 : 0);
  const kept = args.filter((_, at) => !before.some(({ index }) => index === at));
  const program = env.APPIMAGE || env.PORTABLE_EXECUTABLE_FILE;
  return { args: [...kept, ...opened], ...(program && { execPath: program }) };
}
