import { create } from 'zustand';
import { isImportable, isPageFolder } from '#shared/model/import-files.ts';
import type { ImportResult, InterruptedImport } from '#shared/model/import-result.ts';
import { call, upload } from '../../api/client.ts';
import { articleQuery, queryClient } from '../../api/queries.ts';
import { text } from '../../lib/text.ts';
import { announce, report } from '../../lib/toasts.ts';
import { compareWith, openArticle } from '../../session/session.ts';
import { type Preview, previewExports } from './preview-exports.ts';

export interface ImportProgress {
  readonly done: number;
  readonly total: number;
  readonly name: string;
  readonly failed?: number;
  /** Items a second. */
  readonly rate?: number;
  /** Of an import that the core runs; the page runs the others itself. */
  readonly job?: string;
}

/** What an import is doing now, and what came of those before. */
export interface ImportRun {
  readonly progress: ImportProgress | null;
  /** What runs left to say, one after another: the first is shown until it is closed. */
  readonly reports: readonly (readonly ImportResult[])[];
  /** An import that a crash ended. */
  readonly interrupted: InterruptedImport | null;
  /** An address is being fetched. */
  readonly fetching: boolean;
  /** The address that the dialog for one begins with. */
  readonly offered: string;
  /** The link that it is the text of. */
  readonly into: string | null;
  /** Exports of other apps that wait for the person to say that they are to be imported. */
  readonly preview: Preview | null;
}

export const useImport = create<ImportRun>()(() => ({
  progress: null,
  reports: [],
  interrupted: null,
  fetching: false,
  offered: '',
  into: null,
  preview: null,
}));

/** A file, or a text that was pasted. */
export interface Incoming {
  readonly blob: Blob;
  readonly name: string;
  readonly type: string;
  /** It lay in a folder. */
  readonly found?: true;
}

/** Ends when the person cancels what is being imported then. */
let cancelling = new AbortController();
/** Uploads under way at a time: the core reads several files side by side. */
const uploadsAtOnce = 3;

export function cancelImport(): void {
  cancelling.abort();
  cancelling = new AbortController();
  const job = useImport.getState().progress?.job;
  if (job !== undefined) call('import.cancel', { job }).catch(report);
}

/** Whether a preview or a report is open over the page. */
export function isAsking(): boolean {
  const { preview, reports } = useImport.getState();
  return preview !== null || reports.length > 0;
}

/** Ends when the one before has been looked at: a preview is never taken away by another. */
let turn: Promise<void> = Promise.resolve();

function decided(): Promise<void> {
  if (useImport.getState().preview === null) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = useImport.subscribe(({ preview }) => {
      if (preview !== null) return;
      stop();
      resolve();
    });
  });
}

/** Brings in what was dropped or chosen; where other apps' exports are among it, the person is asked first, one drop at a time. */
export async function takeIn(items: readonly Incoming[], onOpen: (id: string) => void): Promise<void> {
  const [first] = items;
  if (first === undefined) return;
  if (useImport.getState().preview !== null) announce(text.importing.comesNext(first.name));
  const before = turn;
  const { promise, resolve } = Promise.withResolvers<void>();
  turn = promise;
  await before;
  await decided();
  useImport.setState({ progress: { done: 0, total: 1, name: first.name } });
  const preview = await previewExports(items).catch(() => null);
  useImport.setState({ progress: null, preview });
  resolve();
  if (preview === null) await importAll(items, onOpen);
}

/** Brings in several items side by side; one that fails is named in the report and the others go on. */
export async function importAll(items: readonly Incoming[], onOpen: (id: string) => void): Promise<void> {
  if (items.length === 0) return;
  const { signal } = cancelling;
  const begun = performance.now();
  const results = new Map<number, readonly ImportResult[]>();
  let next = 0;
  const takeItems = async (): Promise<void> => {
    for (let at = next; at < items.length && !signal.aborted; at = next) {
      next += 1;
      const item = items[at];
      if (item === undefined) return;
      showProgress(results, items.length, item.name, begun);
      results.set(at, await importItem(item));
    }
  };
  await Promise.all(Array.from({ length: uploadsAtOnce }, takeItems));
  useImport.setState({ progress: null });
  const inOrder = [...results].sort(([a], [b]) => a - b).flatMap(([, ofItem]) => ofItem);
  conclude(inOrder, onOpen);
}

function showProgress(
  results: ReadonlyMap<number, readonly ImportResult[]>,
  total: number,
  name: string,
  begun: number,
): void {
  const failed = [...results.values()].flat().filter(({ status }) => status === 'failed').length;
  const rate = results.size / Math.max(0.001, (performance.now() - begun) / 1000);
  useImport.setState({ progress: { done: results.size, total, name, failed, rate } });
}

async function importItem({ blob, name, type, found }: Incoming): Promise<readonly ImportResult[]> {
  try {
    return await upload(blob, name, type, found ? { found: '1' } : {});
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [{ status: 'failed', id: null, title: null, source: name, warnings: [], reason }];
  }
}

/** Puts the report that is shown away; the next one comes. */
export function closeReport(): void {
  useImport.setState(({ reports }) => ({ reports: reports.slice(1) }));
}

/** Lets a shorter text take the place of the saved one, as the person said. */
export async function replaceAnyway(result: ImportResult): Promise<void> {
  if (result.replace === undefined) return;
  try {
    const done = await call('import.replace', { token: result.replace });
    const { reports } = useImport.getState();
    const replaced = reports.map((report) => report.map((other) => (other === result ? done : other)));
    const isOver = (at: number) =>
      replaced[at]?.includes(done) && replaced[at].every(({ status }) => status !== 'failed');
    useImport.setState({ reports: replaced.filter((_, at) => !isOver(at)) });
    if (done.status !== 'failed') await tellUpdated(done);
  } catch (error) {
    report(error);
  }
}

/** Asks the core for an import that a crash ended, to offer going on with it. */
export async function findInterrupted(): Promise<void> {
  const interrupted = await call('import.interrupted', {}).catch(() => null);
  useImport.setState({ interrupted });
}

export function resumeImport(onOpen: (id: string) => void): Promise<void> {
  useImport.setState({ interrupted: null });
  return runCoreImport(() => call('import.resume', {}), onOpen);
}

export function forgetInterrupted(): void {
  useImport.setState({ interrupted: null });
  call('import.forget', {}).catch(report);
}

async function runCoreImport(start: () => Promise<readonly ImportResult[] | null>, onOpen: (id: string) => void) {
  try {
    conclude((await start()) ?? [], onOpen);
  } catch (error) {
    report(error);
  } finally {
    useImport.setState({ progress: null });
  }
}

/** Lets the host's own dialog choose the files. */
export function importChosen(onOpen: (id: string) => void): Promise<void> {
  return runCoreImport(() => call('import.choose', {}), onOpen);
}

/** One article that came in is opened; whatever failed is reported. */
export function conclude(results: readonly ImportResult[], onOpen: (id: string) => void): void {
  const came = results.filter(({ id, status }) => id !== null && status !== 'failed');
  const last = came.at(-1);
  if (came.length === 1 && last?.id != null) onOpen(last.id);
  if (results.some(({ status, app }) => status === 'failed' || app !== undefined))
    useImport.setState(({ reports }) => ({ reports: [...reports, results] }));
  else if (came.length === 1 && last?.status === 'unchanged') tellWhere(last).catch(report);
  else if (came.length === 1 && last?.status === 'updated') tellUpdated(last).catch(report);
  else if (came.length > 1) announce(whatCame(came));
}

/** How many articles are new, were changed, were here already, in a sentence without its full stop. */
export function whatCame(results: readonly ImportResult[]): string {
  const count = (status: ImportResult['status']) => results.filter((result) => result.status === status).length;
  return text.importing.imported(count('added'), count('updated'), count('unchanged'));
}

/** Says of an article that was there in which list it is: hardly ever the one that is shown. */
async function tellWhere({ id }: ImportResult): Promise<void> {
  if (id === null) return;
  const { article } = await queryClient.fetchQuery(articleQuery(id));
  announce(text.importing.wasThere(text.library.lists[article.deleted === null ? article.state : 'trash']));
}

/** Says what an import did to an article that was there, and leads to what changed in its text. */
async function tellUpdated({ id, replaced }: ImportResult): Promise<void> {
  if (id === null) return;
  // The window knows of the earlier text before it offers to compare with it.
  const query = articleQuery(id);
  await queryClient.invalidateQueries({ queryKey: query.queryKey });
  const { article } = await queryClient.fetchQuery(query);
  if (replaced === undefined) {
    // What was a link until its page came has nothing to be compared with.
    const hadNoText = article.linkOnly === false && article.versions.length === 0;
    announce(hadNoText ? text.importing.textIsHere : text.importing.sameText);
    return;
  }
  const show = () => {
    openArticle(id);
    compareWith(replaced);
  };
  announce(text.importing.changedText, { label: text.importing.whatChanged, run: show });
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
  if (html !== '')
    return [{ blob: new Blob([html]), name: text.importing.pastedPage, type: 'text/html; charset=utf-8' }];
  const plain = transfer.getData('text/plain');
  if (plain.trim() === '') return [];
  return [{ blob: new Blob([plain]), name: text.importing.pastedText, type: 'text/plain; charset=utf-8' }];
}

async function collect(entry: FileSystemEntry, files: Incoming[], named: boolean): Promise<void> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    // A folder holds many things that are not articles; a file that was dropped itself is always tried.
    const item = { blob: file, name: file.name, type: file.type };
    if (named) files.push(item);
    else if (isImportable(file.name)) files.push({ ...item, found: true });
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
