import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { said } from '#core/said.ts';
import { toErrorBody } from '#shared/api/errors.ts';
import type { AppEvent } from '#shared/api/events.ts';
import type { Messages } from '#shared/messages/messages.ts';
import type { ImportResult } from '#shared/model/import-result.ts';

/** What a person or another program asked to open: from the command line, the file manager or a link. */
export type OpenRequest =
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'article'; readonly id: string; readonly noteId: string | null }
  | { readonly kind: 'unknown'; readonly given: string };

/** Ids are ULIDs; nothing else gets from an address into the app. */
const idPattern = /^[0-9A-Z]{26}$/;

/** What a second instance hands to the first: its own arguments, which the system's copy may reorder and add to. */
export const instanceMessageSchema = z.object({
  opened: z.array(z.string().max(32_768)).max(10_000),
  workingDirectory: z.string(),
});
export type InstanceMessage = z.infer<typeof instanceMessageSchema>;

/** Reads one argument as data: `postil://article/<id>#<note>`, a path that exists, or its `file:` address. */
export function parseOpenRequest(given: string, workingDirectory: string): OpenRequest {
  if (/^postil:/i.test(given)) {
    const url = URL.parse(given);
    const id = url?.pathname.slice(1) ?? '';
    const note = url?.hash.slice(1) ?? '';
    if (url?.host === 'article' && idPattern.test(id) && (note === '' || idPattern.test(note))) {
      return { kind: 'article', id, noteId: note === '' ? null : note };
    }
    return { kind: 'unknown', given };
  }
  const path = pathOf(given, workingDirectory);
  return path !== null && existsSync(path) ? { kind: 'path', path } : { kind: 'unknown', given };
}

function pathOf(given: string, workingDirectory: string): string | null {
  if (given === '' || given.includes('\0')) return null;
  if (!/^file:/i.test(given)) return resolve(workingDirectory, given);
  try {
    return fileURLToPath(given);
  } catch {
    // Another computer's file, or no path at all.
    return null;
  }
}

interface ServingParts {
  importPaths(paths: string[]): Promise<ImportResult[]>;
  send(event: AppEvent): void;
  text(): Messages['desktop'];
}

export interface OpenRequests {
  /** Queues requests; they are served in order once `serve` was called. No request at all asks for the app alone. */
  add(given: readonly string[], workingDirectory: string): void;
  /** From now on paths are imported and articles shown. */
  serve(parts: ServingParts): void;
  /** From now on nothing more is begun: the app ends. */
  stop(): void;
  /**
   * What was asked since then or had no turn before, as arguments of the next start, with what the end cut short; null where
   * nothing is left and nobody has asked since, not even for a window.
   */
  late(): readonly string[] | null;
  /** Resolves when everything asked so far has been served. */
  settled(): Promise<void>;
}

/** Takes requests from the first moment on: macOS may ask before the app is ready. */
export function createOpenRequests(): OpenRequests {
  let startServing: (parts: ServingParts) => void = () => {};
  const serving = new Promise<ServingParts>((resolve) => {
    startServing = resolve;
  });
  let last: Promise<void> = Promise.resolve();
  const waiting: (readonly OpenRequest[])[] = [];
  /** What is being served, and what the end has cut short of it. */
  let begun: readonly OpenRequest[] = [];
  let stopped = false;
  let askedSince = false;

  async function serveNext(): Promise<void> {
    const parts = await serving;
    if (stopped) return;
    begun = waiting.shift() ?? [];
    const whole = await serveRequests(begun, parts);
    if (whole || !stopped) begun = [];
  }

  return {
    add(given, workingDirectory) {
      const requests = given.map((one) => parseOpenRequest(one, workingDirectory));
      if (stopped) askedSince = true;
      if (requests.length === 0) return;
      waiting.push(requests);
      if (!stopped) last = last.then(serveNext);
    },
    serve: (parts) => startServing(parts),
    stop() {
      stopped = true;
    },
    late() {
      const left = waiting.flat().flatMap(asArgument);
      // Who ends the app in the midst of an import wants that to end: it comes along, and is no reason to start again.
      return askedSince || left.length > 0 ? [...begun.flatMap(asArgument), ...left] : null;
    },
    settled: () => last,
  };
}

/** What means the same wherever it is read; nothing of what nobody could open, which may look like a switch. */
function asArgument(request: OpenRequest): string[] {
  if (request.kind === 'path') return [request.path];
  if (request.kind === 'article')
    return [`postil://article/${request.id}${request.noteId === null ? '' : `#${request.noteId}`}`];
  return [];
}

/**
 * Imports what are paths, shows the first article that came of it or was named, and tells what could not be opened; whether
 * all came in.
 */
async function serveRequests(
  requests: readonly OpenRequest[],
  { importPaths, send, text }: ServingParts,
): Promise<boolean> {
  const paths = requests.filter((request) => request.kind === 'path').map(({ path }) => path);
  const named = requests.filter((request) => request.kind === 'article');
  let whole = true;
  try {
    const results = paths.length === 0 ? [] : await importPaths(paths);
    const added = results
      .filter(({ status }) => status !== 'failed')
      .flatMap(({ id }) => (id === null ? [] : [{ id, noteId: null }]));
    const [shown] = [...named, ...added];
    if (shown !== undefined) send({ type: 'open-article', id: shown.id, noteId: shown.noteId });
    for (const { source, reason } of results.filter(({ status }) => status === 'failed')) {
      whole = false;
      send({ type: 'notice', message: `${text().notImported(source)} ${reason ?? ''}`.trim(), detail: null });
    }
  } catch (error) {
    whole = false;
    const { message, detail } = toErrorBody(error, said().common.ownFault).error;
    send({ type: 'notice', message, detail: detail ?? null });
  }
  for (const request of requests) {
    if (request.kind !== 'unknown') continue;
    send({ type: 'notice', message: text().notOpened(request.given), detail: null });
  }
  return whole;
}
