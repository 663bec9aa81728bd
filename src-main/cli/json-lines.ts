import type * as z from 'zod';
import { AppError, toErrorBody } from '#shared/api/errors.ts';
import { exitStatus } from './exit-status.ts';
import { complain, writeJson } from './output.ts';
import { readLines } from './read-lines.ts';
import { terminal } from './terminal.ts';

type Id = string | number;

interface Answer {
  readonly line: number;
  readonly answer: { readonly id: Id | null; readonly error?: { readonly code: string; readonly message: string } };
}

/**
 * Reads JSON Lines from standard input, lets `work` answer up to `concurrency` of them at a time, and prints the
 * answers in the order of the input, each with its line's id. A line that fails gives `{id, error: {code, message}}`
 * (id null where it had none) and is named on standard error; the others go on, and the command ends with status 1.
 */
export async function runJsonLines<T extends { id: Id }>(
  schema: z.ZodType<T>,
  concurrency: number,
  work: (line: T) => Promise<object>,
): Promise<void> {
  const running: Promise<Answer>[] = [];
  const printOldest = async () => {
    const oldest = await running.shift();
    if (oldest === undefined) return;
    const { line, answer } = oldest;
    if (answer.error !== undefined) {
      terminal().setExitStatus(exitStatus.someFailed);
      complain(`line ${line}${answer.id === null ? '' : ` (${answer.id})`}: ${answer.error.message}`);
    }
    await writeJson(answer);
  };
  let line = 0;
  for await (const bytes of readLines(process.stdin)) {
    if (terminal().isLeft()) break;
    line += 1;
    if (isBlank(bytes)) continue;
    running.push(answerTo(line, bytes, schema, work));
    // Some more than can run, so that a slow line in front keeps no worker waiting.
    if (running.length >= concurrency * 4) await printOldest();
  }
  while (running.length > 0) await printOldest();
}

async function answerTo<T extends { id: Id }>(
  line: number,
  bytes: Uint8Array,
  schema: z.ZodType<T>,
  work: (line: T) => Promise<object>,
): Promise<Answer> {
  let id: Id | null = null;
  try {
    const value = parse(bytes);
    id = idOf(value);
    const parsed = schema.safeParse(value);
    if (!parsed.success) throw new AppError('invalid-input', describe(parsed.error));
    return { line, answer: { id, ...(await work(parsed.data)) } };
  } catch (error) {
    const { code, message, detail } = toErrorBody(error).error;
    if (code === 'internal' && detail !== undefined) complain(detail);
    return { line, answer: { id, error: { code, message } } };
  }
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    const why = error instanceof SyntaxError ? error.message : 'it is not UTF-8';
    throw new AppError('invalid-input', `That line is not JSON: ${why}`);
  }
}

function describe(error: z.ZodError): string {
  return error.issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': ')).join('; ');
}

function idOf(value: unknown): Id | null {
  if (typeof value !== 'object' || value === null || !('id' in value)) return null;
  return typeof value.id === 'string' || typeof value.id === 'number' ? value.id : null;
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}
