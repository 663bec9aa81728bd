import type { Command } from 'commander';

/** Options that every command has. */
export interface CommonOptions {
  readonly library?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** Adds the options that every command on a library has. */
export function withCommonOptions(command: Command): Command {
  return command
    .option('--library <dir>', 'the library folder (else POSTIL_LIBRARY, else ~/Postil)')
    .option('--json', 'print one JSON value a line')
    .option('--quiet', 'print nothing but what was asked for');
}

/** Writes to standard output; waits when the reader is slow, so that nothing is held in memory. */
export async function write(text: string | Uint8Array): Promise<void> {
  if (!process.stdout.write(text)) await new Promise((resolve) => process.stdout.once('drain', resolve));
}

export function writeLine(line: string): Promise<void> {
  return write(`${line}\n`);
}

export function writeJson(value: unknown): Promise<void> {
  return writeLine(JSON.stringify(value));
}

/** Says something on standard error: diagnostics never mix with what was asked for. */
export function complain(problem: unknown): void {
  process.stderr.write(`postil: ${problem instanceof Error ? (problem.stack ?? problem.message) : String(problem)}\n`);
}

/** A day such as "8 Nov 2022"; the same on every machine, so that scripts and tests can rely on it. */
export function formatDay(iso: string | null): string {
  if (iso === null) return '';
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  return day.format(date);
}

/** One line of at most `width` characters. */
export function oneLine(text: string, width: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= width ? line : `${line.slice(0, width - 1).trimEnd()}…`;
}

/** Text with every line behind a margin. */
export function indent(text: string, margin: string): string {
  return text
    .split('\n')
    .map((line) => `${margin}${line}`.trimEnd())
    .join('\n');
}

/** Everything on standard input, as bytes. */
export async function readInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}
