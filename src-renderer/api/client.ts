import type { OpenedBackup } from '#shared/api/backup-contract.ts';
import type { CallInput, CallName, CallOutput } from '#shared/api/contract.ts';
import type { ErrorBody, ErrorCode } from '#shared/api/errors.ts';
import type { AppEvent } from '#shared/api/events.ts';
import { backupUploadCall, callHeader, uploadCall } from '#shared/api/wire.ts';
import type { ImportResult } from '#shared/model/import-result.ts';
import { isGoing } from '../lib/leaving.ts';
import { openedAt } from '../lib/page-address.ts';
import { text } from '../lib/text.ts';

/** An error that the core answered with; the message is meant for the person. */
export class CallError extends Error {
  readonly code: ErrorCode | 'unreachable';
  readonly detail: string | undefined;
  /** What was asked, as `onDone` tells it; null where that is no call. */
  action: string | null = null;

  constructor(code: ErrorCode | 'unreachable', message: string, detail?: string) {
    super(message);
    this.name = 'CallError';
    this.code = code;
    this.detail = detail;
  }
}

/** Characters that a call may have to outlive the page: browsers send 64 KiB of what a page leaves, and a letter takes up to three. */
const longestKeepalive = 20_000;

/**
 * Makes one call of the contract. `keepalive` lets it outlive the page where it is short enough, for what is saved while the
 * page may close; what is asked for while it does is kept alive in any case.
 */
export async function call<N extends CallName>(
  name: N,
  input: CallInput<N>,
  options: { keepalive?: boolean } = {},
): Promise<CallOutput<N>> {
  const action = actionOf(name, input);
  const body = JSON.stringify(input);
  const response = await send(`/api/${name}`, {
    body,
    headers: { 'content-type': 'application/json', [callHeader]: '1' },
    keepalive: (options.keepalive || isGoing()) && body.length < longestKeepalive,
  }).catch((error: unknown) => {
    if (error instanceof CallError) error.action = action;
    throw error;
  });
  done?.(action);
  return (await response.json()) as CallOutput<N>;
}

let done: ((action: string) => void) | null = null;

/** Tells of each call that is answered well, with the action that errors of the same call name. */
export function onDone(listener: (action: string) => void): void {
  done = listener;
}

/** The call and what it is about, whatever is to become of that: what failed once is done when the same goes well. */
function actionOf(name: CallName, input: object): string {
  const { id, ids, articleId, url } = input as Record<string, unknown>;
  return JSON.stringify([name, id, ids, articleId, url]);
}

/**
 * Imports the bytes of one file or of a pasted text; an archive gives several results. With `preview` it is only told what
 * another app's export would bring; `found` says that it lay in a folder.
 */
export async function upload(
  bytes: Blob,
  name: string,
  type: string,
  how: { preview?: 'exports'; found?: '1' } = {},
): Promise<ImportResult[]> {
  const query = new URLSearchParams({ name, type, ...how });
  const headers = { 'content-type': 'application/octet-stream', [callHeader]: '1' };
  const response = await send(`/api/${uploadCall}?${query}`, { body: bytes, headers });
  return (await response.json()) as ImportResult[];
}

/** Sends a backup, which is checked; nothing is restored yet. */
export async function uploadBackup(file: File): Promise<OpenedBackup> {
  const query = new URLSearchParams({ name: file.name });
  const headers = { 'content-type': 'application/octet-stream', [callHeader]: '1' };
  const response = await send(`/api/${backupUploadCall}?${query}`, { body: file, headers });
  return (await response.json()) as OpenedBackup;
}

/** A JSON file that lies beside the page since it was built. */
export async function fileBesidePage(name: string): Promise<unknown> {
  return (await send(`/${name}`, { method: 'GET' })).json();
}

async function send(url: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { method: 'POST', ...init });
  } catch (error) {
    throw new CallError('unreachable', text.common.noAnswer, String(error));
  }
  if (response.ok) return response;
  const body = (await response.json().catch(() => null)) as ErrorBody | null;
  if (body === null) throw new CallError('internal', text.common.answeredWith(response.status));
  throw new CallError(body.error.code, body.error.message, body.error.detail);
}

/** Hosts with windows are told which one listens. */
const ownWindow = openedAt.window === null ? '' : `?window=${openedAt.window}`;

/** Listens to the core's events for as long as the page lives; connects again when the stream breaks. */
export function listen(onEvent: (event: AppEvent) => void): () => void {
  const stop = new AbortController();
  void (async () => {
    for (let wait = 250; !stop.signal.aborted; wait = Math.min(wait * 2, 10_000)) {
      try {
        const response = await fetch(`/api/events${ownWindow}`, { signal: stop.signal });
        if (response.ok && response.body !== null) {
          wait = 250;
          for await (const line of linesOf(response.body)) if (line !== '') onEvent(JSON.parse(line) as AppEvent);
        }
      } catch {
        // A broken stream is met by connecting again; `hello` then refreshes what may have been missed.
      }
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  })();
  return () => stop.abort();
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}
