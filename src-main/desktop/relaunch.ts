import { parseArgs } from 'node:util';
import type { RelaunchOptions } from 'electron';
import { commandLineSwitch } from './command-line.ts';

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
  const program = env.APPIMAGE || env.PORTABLE_EXECUTABLE_FILE;
  // On Windows Electron ends a process at once, its own helper for this too, where anything follows an address and no `--` stands before.
  const args = [...ownSwitches(argv.slice(1), defaultApp), '--', ...opened];
  return { args, ...(program && { execPath: program }) };
}

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
