import { parseArgs } from 'node:util';

export interface DesktopArguments {
  /** `--library DIR` as it was given, or null. */
  readonly library: string | null;
  /** Paths and addresses to open, as they were given. */
  readonly opened: readonly string[];
}

/**
 * Reads the command line as data. `argv` is `process.argv`; `defaultApp` tells that Electron's own program was started
 * with the app's path (`electron .`), which is then no file to open. Switches that are not ours are Chromium's.
 */
export function parseArguments(argv: readonly string[], defaultApp: boolean): DesktopArguments {
  const { values, positionals } = parseArgs({
    args: argv.slice(1),
    options: { library: { type: 'string' } },
    strict: false,
    allowPositionals: true,
  });
  const { library } = values;
  return {
    // `--library` at the very end has no value and parses as true.
    library: typeof library === 'string' && library !== '' ? library : null,
    opened: defaultApp ? positionals.slice(1) : positionals,
  };
}
