import type { App } from 'electron';
import { tolerateLeavingReader } from '../cli/terminal.ts';

/** What an installed `postil` (src-main/package/postil.sh) starts the program with; the command's own words follow. */
export const commandLineSwitch = '--command-line';

/**
 * The words of a command where the program is to be the command line, else null. Only switches may stand before the one
 * that says so: a file or an address that another program hands over comes first and can never make a command of it.
 * `argv` is `process.argv`; with `defaultApp` the app's own path stands among the switches.
 */
export function commandOf(argv: readonly string[], defaultApp: boolean): string[] | null {
  const at = argv.indexOf(commandLineSwitch, 1);
  if (at < 0) return null;
  const before = argv.slice(1, at).filter((one) => one === '--' || !one.startsWith('-'));
  return before.length === (defaultApp ? 1 : 0) ? argv.slice(at + 1) : null;
}

/** Runs a command in this process's terminal and ends the process with its exit status. Opens no window, takes no lock of an app's. */
export async function runCommand(app: Pick<App, 'dock' | 'exit'>, words: readonly string[]): Promise<void> {
  // The commands read their words where Node has them: after the program and its script.
  process.argv = [process.argv[0] ?? '', 'postil', ...words];
  app.dock?.hide();
  tolerateLeavingReader();
  const { runProgram } = await import('../cli/program.ts');
  await runProgram(words);
  // Exiting does not wait for what a slow reader of a pipe has not taken yet.
  await Promise.all([written(process.stdout), written(process.stderr)]);
  app.exit(Number(process.exitCode ?? 0));
}

/** Resolves once everything that was written to a stream has left the process, or its reader has. */
function written(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => stream.write('', () => resolve()));
}
