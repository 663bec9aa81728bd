import type { InStepRun } from '#shared/model/folder-sync.ts';
import { counted } from '../../lib/counted.ts';
import { formatMoment } from '../../lib/dates.ts';
import styles from './folder-dialog.module.css';

interface FolderStatusProps {
  directory: string;
  last: InStepRun | null;
}

/** What the last run over a folder came to, and what in it waits for the person. */
export function FolderStatus({ directory, last }: FolderStatusProps) {
  if (last === null) return <p className={styles.status}>Not run yet since Postil was started.</p>;
  const { conflicts, failed } = last;
  return (
    <section className={styles.status} aria-label="Last run">
      <p role="status">
        {formatMoment(last.at)}: {summaryOf(last)}.
      </p>
      <Waiting
        title="Changed here and there: both texts stand in the file, keep one"
        files={conflicts}
        directory={directory}
      />
      <Waiting title="To look at" files={failed} directory={directory} says />
    </section>
  );
}

/** What a run did, in a few words. */
function summaryOf({ files, written, edited, conflicts, failed }: InStepRun): string {
  const parts = [
    counted(files, 'file'),
    ...(written > 0 ? [`${written} written`] : conflicts.length + failed.length > 0 ? [] : ['nothing to write']),
    ...(edited > 0 ? [`${counted(edited, 'note')} changed from the folder`] : []),
    ...(conflicts.length > 0 ? [counted(conflicts.length, 'conflict')] : []),
    ...(failed.length > 0 ? [`${failed.length} to look at`] : []),
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
function within(text: string, directory: string): string {
  return text.replaceAll(`${directory}/`, '').replaceAll(`${directory}\\`, '');
}
