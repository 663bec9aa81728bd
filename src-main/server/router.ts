import type * as z from 'zod';
import type { App } from '#core/app.ts';
import { limits } from '#core/importing/limits.ts';
import { said } from '#core/said.ts';
import { backupUploadQuerySchema } from '#shared/api/backup-contract.ts';
import { type CallName, contract, uploadQuerySchema } from '#shared/api/contract.ts';
import { AppError } from '#shared/api/errors.ts';
import { backupUploadCall, callHeader, uploadCall } from '#shared/api/wire.ts';
import type { BackupDesk } from './backup-calls.ts';
import type { Calls } from './calls.ts';
import { respondJson } from './headers.ts';

const mebibyte = 1024 * 1024;

/** A note may have a million UTF-16 units, 3 bytes each at the most, a call five thousand notes, and an export many articles. */
const largeCalls: ReadonlySet<CallName> = new Set([
  'annotations.create',
  'annotations.createMany',
  'annotations.update',
  'drafts.save',
  'entities.correct',
  'entities.saveDraft',
  'export.several',
]);
const bytesOfCall = (name: CallName): number => (largeCalls.has(name) ? 4 : 1) * mebibyte;

/**
 * Answers `POST /api/<call>`: the one place where a request is trusted. It has to carry a header that neither a form
 * nor another site's page can send, a body of the right kind and size, and input that the contract accepts.
 */
export function createRouter(
  app: App,
  calls: Calls,
  backupDesk: BackupDesk,
): (name: string, request: Request, query: URLSearchParams) => Promise<Response> {
  async function upload(request: Request, query: URLSearchParams): Promise<Response> {
    const { name, type, url, preview, found } = parsed(uploadCall, uploadQuerySchema, Object.fromEntries(query));
    const bytes = await readBody(request, limits.inputBytes);
    const only = preview === 'exports' ? { dryRun: true, exportsOnly: true } : {};
    const how = { ...only, ...(found === '1' && { isFound: true }) };
    return respondJson(await app.importJobs.runBytes({ bytes, name, contentType: type, url, path: null }, how));
  }

  return async (name, request, query) => {
    if (request.method !== 'POST') throw new AppError('forbidden', said().api.callsArePosts);
    if (request.headers.get(callHeader) === null) throw new AppError('forbidden', said().api.noHeader(callHeader));
    if (name === uploadCall) return upload(request, query);
    if (name === backupUploadCall) {
      const given = parsed(backupUploadCall, backupUploadQuerySchema, Object.fromEntries(query));
      return respondJson(await backupDesk.upload(request, given.name));
    }
    if (!isCall(name)) throw new AppError('not-found', said().api.noCall(name));
    if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? '')) {
      throw new AppError('invalid-input', said().api.notJsonType);
    }
    const body = parseJsonBody(await readBody(request, bytesOfCall(name)));
    const input = parsed<unknown>(name, contract[name].input, body);
    const run = calls[name] as (input: unknown) => Promise<unknown>;
    return respondJson(await run(input));
  };
}

function isCall(name: string): name is CallName {
  return Object.hasOwn(contract, name);
}

function parsed<T>(name: string, schema: z.ZodType<T>, given: unknown): T {
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const where = result.error.issues.map(({ path, message }) => `${path.join('.') || 'input'}: ${message}`).join('; ');
  throw new AppError('invalid-input', said().api.callRefused(name, where));
}

function parseJsonBody(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new AppError('invalid-input', said().api.notJson);
  }
}

/** Reads a body while counting, so that a false or missing length cannot fill the memory. */
async function readBody(request: Request, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > limit) {
      throw new AppError('too-large', said().api.bodyTooLarge(Math.floor(limit / mebibyte)));
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
