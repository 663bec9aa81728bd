import { createInterface } from 'node:readline';
import * as z from 'zod';
import { AppError, toErrorBody } from '#shared/api/errors.ts';
import { exitStatus } from './exit-status.ts';
import { writeJson } from './output.ts';

/**
 * Reads JSON Lines from standard input, lets `work` answer up to `concurrency` of them at a time, and prints the
 * answers in the order of the input, each with its line's id. A line that fails gives `{id, error: {code, message}}`
 * (id null where it had none), the others go on, and the command ends with status 1.
 */
export async function runJsonLines<T extends { id: string | number }>(
  schema: z.ZodType<T>,
  concurrency: number,
  work: (line: T) => Promise<object>,
): Promise<void> {
  const running: Promise<object>[] = [];
  const printOldest = async () => {
    const answer = await running.shift();
    if (answer === undefined) return;
    if ('error' in answer) process.exitCode = exitStatus.someFailed;
    await writeJson(answer);
  };
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (line.trim() === '') continue;
    running.push(answer(line, schema, work));
    // One more than can run, so that no worker waits for the printing.
    if (running.length > concurrency) await printOldest();
  }
  while (running.length > 0) await printOldest();
}

async function answer<T extends { id: string | number }>(
  line: string,
  schema: z.ZodType<T>,
  work: (line: T) => Promise<object>,
): Promise<object> {
  let id: string | number | null = null;
  try {
    const value = parse(line);
    id = idOf(value);
    const parsed = schema.safeParse(value);
    if (!parsed.success) {
      throw new AppError('invalid-input', z.prettifyError(parsed.error).replace(/\s*\n\s*/g, ' '));
    }
    return { id, ...(await work(parsed.data)) };
  } catch (error) {
    return { id, ...toErrorBody(error) };
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new AppError('invalid-input', `That line is not JSON: ${error instanceof Error ? error.message : error}`);
  }
}

function idOf(value: unknown): string | number | null {
  if (typeof value !== 'object' || value === null || !('id' in value)) return null;
  return typeof value.id === 'string' || typeof value.id === 'number' ? value.id : null;
}
