import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { codeOf, makeDirectory, removeDurably, writeDurably } from '../storage/durable-write.ts';
import { parseJson } from '../storage/json-adapter.ts';
import { extractFormats } from './extracted.ts';

const askedSchema = z.object({
  paths: z.array(z.string()).min(1),
  options: z
    .object({ format: z.enum(extractFormats), url: z.string(), replace: z.boolean(), chapters: z.boolean() })
    .partial()
    .transform((options) => definedOf(options)),
});
const recordSchema = askedSchema.extend({
  format: z.literal(1),
  id: z.string(),
  started: z.string(),
  done: z.number().int(),
  total: z.number().int(),
});
type Asked = z.input<typeof askedSchema>;
type JobRecord = z.output<typeof recordSchema>;

/** Which import is under way, in the state folder of this machine: what is left of it after a crash. */
export interface RecordOfJob {
  /** Null where none was interrupted, or what is there cannot be read. */
  read(): Promise<JobRecord | null>;
  /** Written at the first call, and now and then after it. */
  progress(id: string, asked: Asked, done: number, total: number): Promise<void>;
  end(id: string): Promise<void>;
}

const everyMs = 1000;

export function openJobRecord(stateDirectory: string): RecordOfJob {
  const path = join(stateDirectory, 'import.json');
  let current = '';
  let started = '';
  let written = 0;

  async function read(): Promise<JobRecord | null> {
    try {
      return recordSchema.parse(parseJson(await readFile(path)));
    } catch (error) {
      // The record only spares a person the remembering: one that is damaged is one that is not there.
      if (codeOf(error) !== '' && codeOf(error) !== 'ENOENT') throw error;
      return null;
    }
  }

  return {
    read,
    async progress(id, asked, done, total) {
      const at = performance.now();
      if (current === id && at - written < everyMs) return;
      if (current !== id) {
        await makeDirectory(stateDirectory);
        started = new Date().toISOString();
      }
      current = id;
      written = at;
      await writeDurably(path, `${JSON.stringify({ format: 1, id, started, done, total, ...asked })}\n`);
    },
    async end(id) {
      if ((await read())?.id === id) await removeDurably(path);
    },
  };
}

function definedOf<T extends object>(given: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
