import type { InStepRun } from '#shared/model/folder-sync.ts';
import { formatMoment } from '../../lib/dates.ts';
import { text } from '../../lib/text.ts';
import styles from './folder-dialog.module.css';

interface FolderStatusProps {
  /** Null until one was chosen: then it is there only to be read out once there is something to say. */
  directory: string | null;
  last: InStepRun | null;
}

/** What the last run over a folder came to, and what in it waits for the person. */
export function FolderStatus({ directory, last }: FolderStatusProps) {
  const { conflicts, failed } = last ?? { conflicts: [], failed: [] };
  return (
    <section
      className={directory === null ? 'visually-hidden' : styles.status}
      aria-label={directory === null ? undefined : text.folder.lastRun}
      // What scrolls has to take the focus, for those who scroll by keys.
      tabIndex={directory === null ? undefined : 0}
    >
      <p role="status">{directory !== null && sayOf(last)}</p>
      <Waiting title={text.folder.conflicts} files={conflicts} directory={directory ?? ''} />
      <Waiting title={text.folder.failed} files={failed} directory={directory ?? ''} says />
    </section>
  );
}

function sayOf(last: InStepRun | null): string {
  return last === null ? text.folder.notRunYet : `${formatMoment(last.at)}: ${summaryOf(last)}.`;
}

/** What a run did, in a few words. */
function summaryOf({ files, written, edited, conflicts, failed }: InStepRun): string {
  const told = text.folder;
  const isWaiting = conflicts.length + failed.length > 0;
  const parts = [
    told.filesThere(files),
    ...(written > 0 ? [told.written(written)] : isWaiting ? [] : [told.nothingToWrite]),
    ...(edited > 0 ? [told.changedNotes(edited)] : []),
    ...(conflicts.length > 0 ? [told.conflictCount(conflicts.length)] : []),
    ...(failed.length > 0 ? [told.failedCount(failed.length)] : []),
  ];
  return parts.join(', ');
}

interface WaitingProps {
  title: string;
  files: InStepRun['conflicts'];
  directory: string;
  /** Whether each says why. */
  says?: boolean;
}

function Waiting({ title, files, directory, says = false }: WaitingProps) {
  if (files.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {files.map(({ path, message }) => (
          <li key={path}>{says ? within(message, directory) : within(path, directory)}</li>
        ))}
      </ul>
    </>
  );
}

/** With paths as they are from the folder on. */
function within(told: string, directory: string): string {
  return told.replaceAll(`${directory}/`, '').replaceAll(`${directory}\\`, '');
}
