import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import type { App } from '#core/app.ts';
import type { OnProgress } from '#core/backup/write-backup.ts';
import { said } from '#core/said.ts';
import { makeDirectory, notSaved } from '#core/storage/durable-write.ts';
import type { OpenedBackup } from '#shared/api/backup-contract.ts';
import { AppError } from '#shared/api/errors.ts';
import { able } from './able.ts';
import type { Calls } from './calls.ts';
import { respond } from './headers.ts';

export interface BackupDesk {
  readonly calls: Pick<Calls, Extract<keyof Calls, `backup.${string}`>>;
  /** Takes a backup that the page sends, and checks it. */
  upload(request: Request, name: string): Promise<OpenedBackup>;
  /** `/backups/<token>`: a backup that was made for the page. */
  download(pathname: string): Promise<Response>;
}

/** Milliseconds between two words to the page about how far it is. */
const tellEvery = 100;
const mostExamples = 20;

/** Backups as a page makes and restores them. Files that only a page asked for lie in the state folder until they are used. */
export function createBackupDesk({ backups, host, stateDirectory, publish }: App): BackupDesk {
  const folder = join(stateDirectory, 'backups');
  /** Files that an earlier start left there are of no use to anybody. */
  const ready = rm(folder, { recursive: true, force: true }).catch(() => undefined);
  const made = new Map<string, { readonly path: string; readonly name: string }>();
  const opened = new Map<string, { readonly path: string; readonly name: string; readonly isOurs: boolean }>();
  const running = new Set<AbortController>();

  async function stoppable<T>(work: (how: { signal: AbortSignal; onProgress: OnProgress }) => Promise<T>): Promise<T> {
    const stop = new AbortController();
    running.add(stop);
    let toldAt = Number.NEGATIVE_INFINITY;
    const last: { step: Parameters<OnProgress>[0]; total: number }[] = [];
    try {
      return await work({
        signal: stop.signal,
        onProgress: (step, done, total) => {
          last[0] = { step, total };
          if (performance.now() - toldAt < tellEvery) return;
          toldAt = performance.now();
          publish({ type: 'backup-progress', step, done, total });
        },
      });
    } finally {
      running.delete(stop);
      // Whoever shows how far it is learns that it is over, also where it was given up.
      for (const { step, total } of last) publish({ type: 'backup-progress', step, done: total, total });
    }
  }

  async function freeFile(): Promise<{ token: string; path: string }> {
    await ready;
    await makeDirectory(folder);
    const token = randomBytes(16).toString('hex');
    return { token, path: join(folder, `${token}.zip`) };
  }

  async function openBackup(path: string, name: string, isOurs: boolean, token: string): Promise<OpenedBackup> {
    const { counts, manifest, damaged } = await stoppable(({ signal, onProgress }) =>
      backups.check(path, { name, signal, onProgress: (done, total) => onProgress('checking', done, total) }),
    );
    opened.set(token, { path, name, isOurs });
    return {
      ...{ token, name, ...counts, damaged: damaged.length },
      created: manifest?.created ?? null,
      postil: manifest?.postil ?? null,
      examples: damaged.slice(0, mostExamples).map((each) => `${each.path} ${each.reason}`),
    };
  }

  async function forget(token: string): Promise<void> {
    const { path, isOurs } = opened.get(token) ?? {};
    opened.delete(token);
    if (isOurs && path !== undefined) await rm(path, { force: true });
  }

  return {
    calls: {
      'backup.make': async () => {
        const suggested = `Postil ${new Date().toISOString().slice(0, 10)}.zip`;
        const chosen = await host.chooseSavePath?.(suggested, 'backup');
        if (chosen === null) return null;
        for (const { path } of made.values()) await rm(path, { force: true });
        made.clear();
        const file = chosen === undefined ? await freeFile() : { token: null, path: chosen };
        // The host's dialog has asked whether a file that is there may be replaced.
        const report = await stoppable((how) => backups.write({ path: file.path, force: true, ...how }));
        const name = chosen === undefined ? suggested : basename(chosen);
        if (file.token !== null) made.set(file.token, { path: file.path, name });
        const { articles, notes, media, size, leftOut } = report;
        return { articles, notes, media, size, leftOut: [...leftOut], name, path: chosen ?? null, token: file.token };
      },
      'backup.choose': async () => {
        const path = await able(host.chooseBackup, 'chooseFiles')();
        return path === null ? null : openBackup(path, basename(path), false, randomBytes(16).toString('hex'));
      },
      'backup.restore': async ({ token, whatCanBeSaved }) => {
        const backup = opened.get(token);
        if (backup === undefined) throw new AppError('not-found', said().backup.closed);
        // Nobody forgets it meanwhile.
        opened.delete(token);
        const report = await stoppable((how) =>
          backups.merge({ path: backup.path, name: backup.name, whatCanBeSaved, ...how }),
        ).finally(() => opened.set(token, backup));
        await forget(token);
        const { articles, notes, media, added, changed, damaged } = report;
        return { articles, notes, media, added: added.length, changed: changed.length, damaged: damaged.length };
      },
      'backup.forget': async ({ token }) => {
        await forget(token);
        return {};
      },
      'backup.cancel': async () => {
        for (const stop of running) stop.abort();
        return {};
      },
    },
    async upload(request, name) {
      // Of a page that was closed since: a backup may be as large as what is left of the disk.
      for (const [token, { isOurs }] of opened) if (isOurs) await forget(token);
      const { token, path } = await freeFile();
      try {
        await receive(request, path);
        return await openBackup(path, basename(name), true, token);
      } catch (error) {
        await rm(path, { force: true });
        throw error;
      }
    },
    async download(pathname) {
      const file = made.get(/^\/backups\/([0-9a-f]{32})$/.exec(pathname)?.[1] ?? '');
      if (file === undefined) throw new AppError('not-found', said().backup.gone);
      const { size } = await stat(file.path);
      return respond(Readable.toWeb(createReadStream(file.path)) as ReadableStream<Uint8Array>, 200, {
        'content-type': 'application/zip',
        'content-length': String(size),
        'content-disposition': `attachment; filename="${file.name}"`,
      });
    },
  };
}

/** Writes what comes as it comes: a backup may be larger than the memory. */
async function receive(request: Request, path: string): Promise<void> {
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      for await (const chunk of request.body ?? []) await file.writeFile(chunk);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw error instanceof Error && 'syscall' in error ? notSaved(path, error) : error;
  }
}
