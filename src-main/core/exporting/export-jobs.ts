import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#shared/api/errors.ts';
import type { AppEvent } from '#shared/api/events.ts';
import { exportFormats } from '#shared/exporting/export-formats.ts';
import type { ExportReport } from '#shared/exporting/export-report.ts';
import type { Library } from '../library/library.ts';
import { said } from '../said.ts';
import { writeBeside, writePieces } from '../storage/write-beside.ts';
import type { Exporter, ExportWanted } from './exporter.ts';
import { withSuffix } from './file-name.ts';

/** Exports of several articles into one file, as a person sees them: under way, cancelled, with what could not be written. */
export interface ExportJobs {
  /** What the file is called: the one of the library, or an archive of those of the articles. */
  nameOf(wanted: ExportWanted): Promise<string>;
  /** Writes the file and tells every page how far it is. Throws `cancelled`; nothing is left then, and what was there stays. */
  run(job: string, wanted: ExportWanted, path: string): Promise<Pick<ExportReport, 'files' | 'failed'>>;
  /** Stops it. */
  cancel(job: string): void;
  /** A new place for a file that a browser fetches: its token, and where it is to be written. */
  place(name: string): Promise<{ readonly token: string; readonly path: string }>;
}

interface Parts {
  readonly exporter: Exporter;
  readonly library: Library;
  readonly stateDirectory: string;
  readonly publish: (event: AppEvent) => void;
}

/** Milliseconds between two words about how far it is, and for which a file waits to be fetched. */
const progressEvery = 100;
const keptFor = 3_600_000;

/** Where files lie until a browser has fetched them. */
export function downloadsIn(stateDirectory: string): string {
  return join(stateDirectory, 'exports');
}

export function createExportJobs({ exporter, library, stateDirectory, publish }: Parts): ExportJobs {
  const running = new Map<string, AbortController>();
  const downloads = downloadsIn(stateDirectory);

  return {
    async nameOf(wanted) {
      if (isOne(wanted)) return (await exporter.render(wanted))[0]?.name ?? `postil-${wanted.format}.md`;
      if (!exporter.isOfLibrary(wanted)) return `postil-${wanted.format}.zip`;
      return (await exporter.library(wanted)).name;
    },

    async run(job, wanted, path) {
      const controller = new AbortController();
      running.set(job, controller);
      const failed: { id: string; title: string | null; reason: string }[] = [];
      let told = Number.NEGATIVE_INFINITY;
      const all: ExportWanted = {
        ...wanted,
        signal: controller.signal,
        onFailure: (id, { message: reason }) => failed.push({ id, title: null, reason }),
        onProgress: (done, total) => {
          const at = performance.now();
          if (at - told < progressEvery) return;
          told = at;
          publish({ type: 'export-progress', job, done, total });
        },
      };
      try {
        const files = await writeBeside(path, (temporary) => write(wanted, all, temporary));
        for (const one of failed) one.title = await titleOf(one.id);
        return { files, failed };
      } finally {
        running.delete(job);
        publish({ type: 'export-progress', job, done: wanted.ids.length, total: wanted.ids.length });
      }
    },

    cancel(job) {
      running.get(job)?.abort();
    },

    async place(name) {
      await mkdir(downloads, { recursive: true });
      for (const token of await readdir(downloads)) {
        // One that is fetched in this moment goes by itself.
        const found = await stat(join(downloads, token)).catch(() => null);
        if (found !== null && Date.now() - found.mtimeMs > keptFor)
          await rm(join(downloads, token), { recursive: true, force: true });
      }
      const token = randomBytes(16).toString('hex');
      await mkdir(join(downloads, token));
      return { token, path: join(downloads, token, name) };
    },
  };

  async function write(wanted: ExportWanted, all: ExportWanted, path: string): Promise<number> {
    if (isOne(wanted)) {
      // Alone it is no export if it cannot be read.
      const { onFailure: _, ...strict } = all;
      const files = await exporter.render(strict);
      await writePieces(
        path,
        files.map(({ text }) => text),
      );
    } else if (exporter.isOfLibrary(wanted)) await writePieces(path, (await exporter.library(all)).pieces);
    else return zipInto(path, exporter, all);
    return 1;
  }

  /** What makes one file of one article needs no archive. */
  function isOne(wanted: ExportWanted): boolean {
    const { ids, format, template, entities } = wanted;
    const each = template?.each ?? exportFormats[format].each;
    return ids.length === 1 && each === 'article' && !(entities && format === 'obsidian');
  }

  async function titleOf(id: string): Promise<string | null> {
    return library.get(id).then(
      ({ title }) => title,
      () => null,
    );
  }
}

/** Every file under a name of its own; entities link to the names that articles' files got. Gives how many there are. */
async function zipInto(path: string, exporter: Exporter, wanted: ExportWanted): Promise<number> {
  const { ZipWriter } = await import('../backup/zip-writer.ts');
  const zip = new ZipWriter(path);
  const names = new Set<string>();
  const kept = new Map<string, string>();
  const now = new Date();
  try {
    for await (const { id, owner, name, text } of exporter.files(wanted, async () => kept)) {
      let own = name;
      for (const suffix of [owner.slice(-8), owner]) if (names.has(own)) own = withSuffix(name, suffix);
      names.add(own);
      if (id === owner) kept.set(id, own.replace(/\.\w+$/, ''));
      await zip.add(own, Buffer.from(text), now);
    }
    if (names.size === 0) throw new AppError('not-found', said().exporting.nothing);
    await zip.end();
    return names.size;
  } catch (error) {
    await zip.abandon();
    throw error;
  }
}
