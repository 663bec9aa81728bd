import { availableParallelism } from 'node:os';
import { said } from '../said.ts';
import { createWorkerPool, GivenUp, workerUrl } from '../workers/worker-pool.ts';
import type { ElsewhereExport } from './elsewhere/item.ts';
import type { Extracted, ExtractInput } from './extracted.ts';
import { importFailure } from './failures.ts';
import type { SplitPlan } from './formats/epub/split.ts';
import { limits } from './limits.ts';

export type ExtractJob =
  | { readonly kind: 'extract' | 'extract-counted' | 'split' | 'export'; readonly input: ExtractInput }
  | { readonly kind: 'sanitise'; readonly html: string };

/** With the number of its words, which is counted where the body was made. */
export interface CountedExtract extends Extracted {
  readonly words: number;
}

export interface Extractor {
  /** Rejects with the AppError of the step that refused, or `timeout`, `too-large`, `cancelled`; each names the file. */
  extract(input: ExtractInput, signal?: AbortSignal): Promise<Extracted>;
  /** The same with the number of words, for the library. */
  extractCounted(input: ExtractInput, signal?: AbortSignal): Promise<CountedExtract>;
  /** `planSplit` of a book under the same limits. */
  split(input: ExtractInput, signal?: AbortSignal): Promise<SplitPlan>;
  /** `readExport` of another app's file under the same limits. */
  readExport(input: ExtractInput, signal?: AbortSignal): Promise<ElsewhereExport | null>;
  /** `sanitiseHtml` under the same limits. */
  sanitise(html: string): Promise<string>;
  close(): Promise<void>;
}

export interface ExtractorOptions {
  readonly size?: number;
  readonly timeoutMs?: number;
  readonly memoryMb?: number;
}

/** Extraction in threads that can be killed: what a saved page holds is nobody's friend. */
export function createExtractor({
  size = Math.min(4, availableParallelism()),
  timeoutMs = limits.seconds * 1000,
  memoryMb = limits.memoryMb,
}: ExtractorOptions = {}): Extractor {
  const pool = createWorkerPool<ExtractJob, unknown>({
    url: workerUrl(import.meta.url, 'extract-worker'),
    size,
    timeoutMs,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    work: 'reading',
  });
  async function run(kind: Exclude<ExtractJob['kind'], 'sanitise'>, given: ExtractInput, signal?: AbortSignal) {
    const input = inputOf(given);
    try {
      return await pool.run({ kind, input }, signal);
    } catch (error) {
      throw named(error, input.name, timeoutMs / 1000);
    }
  }

  return {
    extract: async (input, signal) => (await run('extract', input, signal)) as Extracted,
    extractCounted: async (input, signal) => (await run('extract-counted', input, signal)) as CountedExtract,
    split: async (input, signal) => (await run('split', input, signal)) as SplitPlan,
    readExport: async (input, signal) => (await run('export', input, signal)) as ElsewhereExport | null,
    sanitise: async (html) => (await pool.run({ kind: 'sanitise', html })) as string,
    close: pool.close,
  };
}

/** What goes to the worker, and nothing else that the caller knows. */
function inputOf(given: ExtractInput): ExtractInput {
  const { bytes, name, contentType, url, format, resources, alone, rules, rule, pick, outline } = given;
  return {
    bytes,
    name,
    contentType,
    url,
    ...(format && { format }),
    ...(resources && { resources }),
    ...(alone && { alone }),
    ...(rules && rules.length > 0 && { rules }),
    ...(rule && { rule }),
    ...(pick && { pick }),
    ...(outline && { outline }),
  };
}

/** The pool's own refusals know no file; here they get its name and what to do. */
function named(error: unknown, name: string, seconds: number): unknown {
  if (!(error instanceof GivenUp)) return error;
  const { tookLonger, neededMore, cancelled } = said().importing;
  switch (error.code) {
    case 'timeout':
      return importFailure('timeout', name, tookLonger(seconds));
    case 'too-large':
      return importFailure('too-large', name, neededMore);
    case 'cancelled':
      return importFailure('cancelled', name, cancelled);
    default:
      return error;
  }
}
