import { create } from 'zustand';
import type { OpenedBackup } from '#shared/api/backup-contract.ts';
import type { AppEvent } from '#shared/api/events.ts';
import { CallError, call, uploadBackup } from '../../api/client.ts';
import { infoQuery, queryClient } from '../../api/queries.ts';
import { text } from '../../lib/text.ts';
import { announce, report, toasts } from '../../lib/toasts.ts';
import { sumOf } from './backup-words.ts';

interface BackupRun {
  /** What is under way, and how far it is. */
  readonly work: { readonly words: string; readonly done: number; readonly total: number } | null;
  /** A backup that was checked and waits for the person to say that it is to be restored. */
  readonly offered: OpenedBackup | null;
}

export const useBackup = create<BackupRun>()(() => ({ work: null, offered: null }));

type BackupStep = Extract<AppEvent, { type: 'backup-progress' }>['step'];

export function noteBackupProgress({ step, done, total }: Extract<AppEvent, { type: 'backup-progress' }>): void {
  // Another window's work is not this one's.
  if (useBackup.getState().work !== null) useBackup.setState({ work: { words: text.backup[step], done, total } });
}

/** Whether the dialog of a backup is open over the page. */
export function isOffering(): boolean {
  return useBackup.getState().offered !== null;
}

export function cancelBackup(): void {
  call('backup.cancel', {}).catch(report);
}

/** Writes everything into one file: where the host's dialog says, else as a download. */
export async function backUp(): Promise<void> {
  const made = await working('writing', () => call('backup.make', {}));
  if (made === null) return;
  if (made.token !== null) download(made.token, made.name);
  const sum = sumOf(made);
  const { done, doneAs, leftOut } = text.backup;
  const left = made.leftOut.length;
  tell([made.path === null ? done(sum) : doneAs(sum, made.path), ...(left === 0 ? [] : [leftOut(left)])]);
}

/** Lets the person choose a backup, which is checked and then offered. */
export async function chooseBackup(): Promise<void> {
  const { host } = await queryClient.ensureQueryData(infoQuery);
  if (host.chooseFiles) return offer(() => call('backup.choose', {}));
  const input = Object.assign(document.createElement('input'), { type: 'file', accept: '.zip,application/zip' });
  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    if (file !== undefined) void offer(() => uploadBackup(file));
  });
  input.click();
}

async function offer(open: () => Promise<OpenedBackup | null>): Promise<void> {
  useBackup.setState({ offered: await working('checking', open) });
}

export function forgetBackup(): void {
  const { offered } = useBackup.getState();
  useBackup.setState({ offered: null });
  if (offered !== null) call('backup.forget', { token: offered.token }).catch(report);
}

/** Merges the backup that is offered; of a damaged one what is whole. */
export async function restoreOffered(): Promise<void> {
  const { offered } = useBackup.getState();
  if (offered === null) return;
  useBackup.setState({ offered: null });
  const { token } = offered;
  const done = await working('restoring', () => call('backup.restore', { token, whatCanBeSaved: offered.damaged > 0 }));
  if (done === null) return;
  await queryClient.invalidateQueries();
  const { restored, leftDamaged } = text.backup;
  tell([restored(done.added, done.changed), ...(done.damaged === 0 ? [] : [leftDamaged(done.damaged)])]);
}

/** Stays longer than what is said of small things: it took a while, and nobody may have waited for it. The last of them is shown. */
function tell(sentences: readonly string[]): void {
  toasts.add({ id: 'backup', title: sentences.join(' '), timeout: 30_000 });
}

/** What came of it, or null where it was stopped or failed, which is told. */
async function working<T>(step: BackupStep, work: () => Promise<T>): Promise<T | null> {
  if (useBackup.getState().work !== null) return null;
  useBackup.setState({ work: { words: text.backup[step], done: 0, total: 0 } });
  try {
    return await work();
  } catch (error) {
    if (error instanceof CallError && error.code === 'cancelled') announce(error.message);
    else report(error);
    return null;
  } finally {
    useBackup.setState({ work: null });
  }
}

function download(token: string, name: string): void {
  Object.assign(document.createElement('a'), { href: `/backups/${token}`, download: name }).click();
}
