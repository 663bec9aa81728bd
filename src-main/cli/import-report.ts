import { basename } from 'node:path';
import type { ImportResult } from '#shared/model/import-result.ts';
import { exitStatus } from './exit-status.ts';
import { counted } from './format.ts';
import { type CommonOptions, complain, writeJson, writeLine } from './output.ts';
import { createStatusLine } from './status-line.ts';
import { terminal } from './terminal.ts';

/** Prints the results of an import as they come, each once it is durable, and sums them up. */
export interface Report {
  /** Aborted by Ctrl+C: what is done stays, the rest is named. A second one ends the process at once. */
  readonly signal: AbortSignal;
  readonly add: (result: ImportResult, done?: number, total?: number) => Promise<void>;
  /** Says on standard error what came of more than one item; call it once. */
  conclude(): void;
}

/** Names of what was not begun that a person is shown when they stop an import. */
const mostNamed = 20;

export function createReport({ json = false, quiet = false }: CommonOptions): Report {
  const begun = performance.now();
  const counts: Record<ImportResult['status'], number> = { added: 0, updated: 0, unchanged: 0, failed: 0 };
  const controller = new AbortController();
  const { signal } = controller;
  let afterStop = 0;
  const stopHearing = terminal().onInterrupt(() => controller.abort());
  const line = createStatusLine();

  return {
    signal,
    async add(result, done = 0, total = 0) {
      line.clear();
      const { status, id, title, source, warnings, reason } = result;
      counts[status] += 1;
      if (json) await writeJson(result);
      if (status === 'failed') {
        terminal().setExitStatus(exitStatus.someFailed);
        if (signal.aborted) afterStop += 1;
        const named = reason?.includes(basename(source)) ?? false;
        if (!signal.aborted || afterStop <= mostNamed) complain(named ? reason : `${source}: ${reason}`);
      } else if (!json && !quiet) {
        const told = reason === null ? title : `${title ?? source}: ${reason}`;
        await writeLine(`${status.padEnd(9)}  ${id ?? '-'}  ${told}`);
      }
      if (!json && !quiet) for (const warning of warnings) complain(`${source}: ${warning}`);
      if (!quiet && done < total) line.show(progress(done, total, counts.failed, (performance.now() - begun) / 1000));
    },
    conclude() {
      line.clear();
      stopHearing();
      const done = Object.values(counts).reduce((sum, count) => sum + count, 0);
      if (afterStop > mostNamed) complain(`… and ${afterStop - mostNamed} more were not done.`);
      if (quiet || done < 2) return;
      const said = Object.entries(counts).filter(([, count]) => count > 0);
      const seconds = (performance.now() - begun) / 1000;
      const each = said.map(([status, count]) => `${count} ${status}`).join(', ');
      complain(`${counted(done, 'item')}: ${each}; ${duration(seconds)}, ${(done / seconds).toFixed(1)} a second.`);
    },
  };
}

function progress(done: number, total: number, failed: number, seconds: number): string {
  const rate = done / Math.max(seconds, 0.001);
  const left = duration((total - done) / rate);
  return `${done} of ${total}, ${rate.toFixed(1)} a second, ${left} left${failed > 0 ? `, ${failed} failed` : ''}`;
}

function duration(seconds: number): string {
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}
