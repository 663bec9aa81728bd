import type { Command } from 'commander';
import { terminal } from './terminal.ts';

/** Options that every command has. */
export interface CommonOptions {
  readonly library?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

const commonNames = ['library', 'json', 'quiet'] as const;

/** Adds the options that every command on a library has. */
export function withCommonOptions(command: Command): Command {
  return command
    .option('--library <dir>', 'the library folder (else POSTIL_LIBRARY, else ~/Postil)')
    .option('--json', 'print one JSON value a line')
    .option('--quiet', 'print nothing but what was asked for');
}

/** Hands the common options that were written before the command's name on to the command. */
export function passCommonOptions(program: Command, command: Command): void {
  for (const name of commonNames) {
    const value: unknown = program.getOptionValue(name);
    if (value !== undefined) command.setOptionValue(name, value);
  }
}

/** Writes to standard output; waits when the reader is slow, so that nothing is held in memory. */
export function write(text: string | Uint8Array): Promise<void> {
  return terminal().out.write(text);
}

export function writeLine(line: string): Promise<void> {
  return write(`${terminal().out.isTTY ? plain(line) : line}\n`);
}

export function writeJson(value: unknown): Promise<void> {
  return write(`${JSON.stringify(value)}\n`);
}

/** Says something on standard error: diagnostics never mix with what was asked for. */
export function complain(problem: unknown): void {
  const text = problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
  void terminal().errors.write(`postil: ${plain(text)}\n`);
}

/** What an article holds may not steer the terminal that shows it: control and bidi override characters go. */
export function plain(text: string): string {
  return text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (unit) => (unit === '\n' || unit === '\t' ? unit : ''));
}
