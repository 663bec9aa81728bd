import { parseArgs } from 'node:util';
import type { RelaunchOptions } from 'electron';
import { commandLineSwitch } from './command-line.ts';
import { appImageOf } from './portable.ts';

/**
 * How the app starts again with its own switches, opening `opened` in place of what it was started with; `program` is the
 * file that runs. An AppImage and the portable program for Windows run unpacked from where nothing is once they have
 * ended, and are started by their own file.
 */
export function relaunchOpening(
  opened: readonly string[],
  argv: readonly string[],
  defaultApp: boolean,
  env: Readonly<Record<string, string | undefined>>,
  program: string,
): RelaunchOptions {
  const appImage = appImageOf(env, program);
  const file = appImage ?? env.PORTABLE_EXECUTABLE_FILE;
  const args = [
    ...(appImage === null ? [] : [unpacked]),
    ...ownSwitches(argv.slice(1), defaultApp),
    // On Windows Electron ends a process at once, its helper for this as well, where anything follows an address and no `--` stands before.
    '--',
    ...opened,
  ];
  return { args, ...(file && { execPath: file }) };
}

/**
 * Has an AppImage unpack itself in place of mounting itself: Electron's helper starts programs that can gain no rights, and
 * fusermount, which mounts, needs those of root. That is known from their sources and from what others report
 * (electron-builder #1727 and #4650, Joplin #14530); it was not run here. The runtime looks at the first switch alone, and
 * takes this one out of what the program gets. It unpacks into a folder named by what is in the file, and removes it at its
 * end: of two starts anew in a row, the first is still removing when the second begins, which reads its whole file first.
 */
const unpacked = '--appimage-extract-and-run';

/** Neither what was opened, nor what would mean something else without it: an earlier `--`, a command, `--library` without its value. */
function ownSwitches(args: string[], defaultApp: boolean): string[] {
  const options = { library: { type: 'string' } } as const;
  const { tokens } = parseArgs({ args, options, strict: false, allowPositionals: true, tokens: true });
  const files = tokens.filter(({ kind }) => kind === 'positional').slice(defaultApp ? 1 : 0);
  const others = tokens.filter(
    (token) =>
      token.kind === 'option-terminator' ||
      (token.kind === 'option' && token.name === 'library' && token.value === undefined) ||
      (token.kind === 'option' && token.rawName === commandLineSwitch),
  );
  const left = new Set([...files, ...others].map(({ index }) => index));
  return args.filter((_, at) => !left.has(at));
}
