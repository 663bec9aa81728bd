import { create } from 'zustand';
import type { CallInput } from '#shared/api/contract.ts';
import type { AppEvent } from '#shared/api/events.ts';
import { CallError, call } from '../../api/client.ts';
import { text } from '../../lib/text.ts';
import { announce, complain, report } from '../../lib/toasts.ts';
import type { SeveralExported } from '../../session/session.ts';

interface Progress {
  readonly job: string;
  readonly words: string;
  readonly done: number;
  readonly total: number;
}

/** The export that goes on; `progress` is null until it has begun to write. */
export const useExporting = create<{ job: string | null; words: string; progress: Progress | null }>()(() => ({
  job: null,
  words: '',
  progress: null,
}));

export function noteExport({ job, done, total }: Extract<AppEvent, { type: 'export-progress' }>): void {
  const now = useExporting.getState();
  if (job !== now.job) return;
  useExporting.setState({ progress: done < total ? { job, words: now.words, done, total } : null });
}

export function cancelExport(): void {
  const { job } = useExporting.getState();
  if (job !== null) void call('export.cancel', { job }).catch(report);
}

/** Exports articles into one file and says what became of it. Others wait: one export at a time. */
export async function exportArticles(
  several: SeveralExported,
  how: Omit<CallInput<'export.several'>, 'job' | 'of'>,
): Promise<void> {
  if (useExporting.getState().job !== null) {
    announce(text.exporting.busy);
    return;
  }
  const job = crypto.randomUUID();
  useExporting.setState({ job, words: text.exporting.going(several.title), progress: null });
  try {
    const of = 'ids' in several.of ? { ids: [...several.of.ids] } : several.of;
    const report = await call('export.several', { ...how, job, of });
    if (report === null) return;
    const { name, path, download, articles, failed } = report;
    if (download !== null) fetchFile(download, name);
    const written = articles - failed.length;
    announce(
      path === null ? text.exporting.downloadedAs(written, name) : text.exporting.articlesSavedAs(written, path),
    );
    tellFailed(failed);
  } catch (error) {
    if (error instanceof CallError && error.code === 'cancelled') announce(text.exporting.cancelled(error.message));
    else report(error);
  } finally {
    useExporting.setState({ job: null, progress: null });
  }
}

function tellFailed(failed: readonly { id: string; title: string | null; reason: string }[]): void {
  if (failed.length === 0) return;
  const lines = failed.map(({ id, title, reason }) => `${title ?? id}: ${reason}`);
  const title = text.exporting.failed(failed.length, lines[0] ?? '');
  complain(title, lines.join('\n'));
}

function fetchFile(address: string, name: string): void {
  Object.assign(document.createElement('a'), { href: address, download: name }).click();
}
