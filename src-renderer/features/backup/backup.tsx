import type { OpenedBackup } from '#shared/api/backup-contract.ts';
import { counted } from '../../lib/counted.ts';
import { formatMoment } from '../../lib/dates.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import note from '../../ui/work-note.module.css';
import { cancelBackup, forgetBackup, restoreOffered, useBackup } from './backing-up.ts';
import styles from './backup.module.css';
import { sumOf } from './backup-words.ts';

/** How far a backup is, and what one holds that is to be restored. */
export function Backup() {
  const { work, offered } = useBackup();
  return (
    <>
      {work !== null && (
        <div className={note.note} role="status">
          <span>{work.words}</span>
          <progress {...(work.total > 0 && { value: work.done, max: work.total })} aria-label={work.words} />
          <Button onClick={cancelBackup}>Cancel</Button>
        </div>
      )}
      {offered !== null && <RestoreDialog backup={offered} />}
    </>
  );
}

function RestoreDialog({ backup }: { backup: OpenedBackup }) {
  const { name, created, postil, damaged, examples } = backup;
  return (
    <Dialog title="Restore a backup" onClose={forgetBackup}>
      <div className={styles.restore}>
        <p className={styles.what}>
          <strong>{name}</strong>
          <span>
            {sumOf(backup)}
            {created !== null && `, backed up on ${formatMoment(created)} by Postil ${postil}`}
          </span>
        </p>
        <p>
          What the library does not have is added. Of what both have, the state that was changed last holds; nothing
          that is in the library now is removed.
        </p>
        {damaged === 0 ? (
          <p>Every file of the backup was checked and is whole.</p>
        ) : (
          <div role="alert">
            <p>
              The backup is damaged:{' '}
              {damaged === 1
                ? '1 file of it is not as it was put in'
                : `${counted(damaged, 'file')} of it are not as they were put in`}
              , and will be left out.
            </p>
            <ul>
              {examples.map((each) => (
                <li key={each}>{each}</li>
              ))}
            </ul>
          </div>
        )}
        <footer className={styles.choices}>
          <Button look="primary" onClick={() => void restoreOffered()}>
            {damaged === 0 ? 'Restore' : 'Restore what can be saved'}
          </Button>
          <Button onClick={forgetBackup}>Cancel</Button>
        </footer>
      </div>
    </Dialog>
  );
}
