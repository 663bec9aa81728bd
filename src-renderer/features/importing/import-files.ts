import { create } from 'zustand';
import type { ImportResult } from '#shared/api/contract.ts';
import { isImportable, isPageFolder } from '#shared/model/import-files.ts';
import { call, upload } from '../../api/client.ts';
import { announce, report } from '../../lib/toasts.ts';

/** What an import is doing now, and what came of the last one. */
export interface ImportRun {
  readonly progress: { done: number; total: number; name: string } | null;
  /** Shown until it is closed; only runs that left something to say have one. */
  readonly results: readonly ImportResult[] | null;
}

export const useImport = create<ImportRun>()(() => ({ progress: null, results: null }));

/** A file, or a text that was pasted. */
export interface Incoming {
  readonly blob: Blob;
  readonly name: string;
  readonly type: string;
}

let cancelled = false;

export function cancelImport(): void {
  cancelled = true;
}

/** Brings in one item after another; one that fails is named in the report and the others go on. */
export async function importAll(items: readonly Incoming[], onOpen: (id: string) => void): Promise<void> {
  if (items.length === 0) return;
  cancelled = false;
  const results: ImportResult[] = [];
  for (const [done, { blob, name, type }] of items.entries()) {
    if (cancelled) break;
    useImport.setState({ progress: { done, total: items.length, name } });
    try {
      results.push(...(await upload(blob, name, type)));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      results.push({ status: 'failed', id: null, title: null, source: name, warnings: [], reason });
    }
  }
  useImport.setState({ progress: null });
  conclude(results, onOpen);
}

/** Lets the host's own dialog choose the files. */
export async function importChosen(onOpen: (id: string) => void): Promise<void> {
  try {
    conclude((await call('import.choose', {})) ?? [], onOpen);
  } catch (error) {
    report(error);
  } finally {
    useImport.setState({ progress: null });
  }
}

/** One article that came in is opened; whatever failed is reported. */
function conclude(results: readonly ImportResult[], onOpen: (id: string) => void): void {
  const came = results.filter(({ id, status }) => id !== null && status !== 'failed');
  const last = came.at(-1);
  if (came.length === 1 && last?.id != null) onOpen(last.id);
  if (results.some(({ status }) => status === 'failed')) useImport.setState({ results });
  else if (came.length === 1 && last?.status === 'unchanged') announce('This article was in the library already');
  else if (came.length > 1) announce(`${came.length} articles imported`);
}

/** Every file under what was dropped, folders included. Has to be called while the event is handled. */
export async function droppedFiles(transfer: DataTransfer): Promise<Incoming[]> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  if (entries.length === 0) {
    const files = [...transfer.files].map((file) => ({ blob: file, name: file.name, type: file.type }));
    return files.length > 0 ? files : pastedText(transfer);
  }
  const files: Incoming[] = [];
  for (const entry of entries) await collect(entry, files, entries.length === 1 && entry.isFile);
  return files;
}

/** Text or HTML that was pasted or dropped, as one item; none when there is none. */
export function pastedText(transfer: DataTransfer): Incoming[] {
  const html = transfer.getData('text/html');
  if (html !== '') return [{ blob: new Blob([html]), name: 'pasted page', type: 'text/html; charset=utf-8' }];
  const text = transfer.getData('text/plain');
  if (text.trim() === '') return [];
  return [{ blob: new Blob([text]), name: 'pasted text', type: 'text/plain; charset=utf-8' }];
}

async function collect(entry: FileSystemEntry, files: Incoming[], named: boolean): Promise<void> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    // A folder holds many things that are not articles; a file that was dropped itself is always tried.
    if (named || isImportable(file.name)) files.push({ blob: file, name: file.name, type: file.type });
    return;
  }
  if (isPageFolder(entry.name)) return;
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (batch.length === 0) return;
    for (const inside of batch) await collect(inside, files, false);
  }
}
