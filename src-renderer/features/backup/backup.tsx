import type { OpenedBackup } from '#shared/api/backup-contract.ts';
import { formatMoment } from '../../lib/dates.ts';
import { text } from '../../lib/text.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { WorkNote } from '../../ui/work-note.tsx';
import { cancelBackup, forgetBackup, restoreOffered, useBackup } from './backing-up.ts';
import styles from './backup.module.css';
import { sumOf } from './backup-words.ts';

/** How far a backup is, and what one holds that is to be restored. */
export function Backup() {
  const { work, offered } = useBackup();
  return (
    <>
      <WorkNote
        words={work?.words ?? null}
        progress={work !== null && work.total > 0 ? work : null}
        label={work?.words ?? ''}
      >
        <Button onClick={cancelBackup}>{text.common.cancel}</Button>
      </WorkNote>
      {offered !== null && <RestoreDialog backup={offered} />}
    </>
  );
}

function RestoreDialog({ backup }: { backup: OpenedBackup }) {
  const { name, created, postil, damaged, examples } = backup;
  return (
    <Dialog title={text.backup.title} onClose={forgetBackup}>
      <div className={styles.restore}>
        <p className={styles.what}>
          <strong>{name}</strong>
          <span>
            {created === null || postil === null
              ? sumOf(backup)
              : text.backup.made(sumOf(backup), formatMoment(created), postil)}
          </span>
        </p>
        <p>{text.backup.merges}</p>
        {damaged === 0 ? (
          <p>{text.backup.whole}</p>
        ) : (
          <div role="alert">
            <p>{text.backup.damaged(damaged)}</p>
            <ul>
              {examples.map((each) => (
                <li key={each}>{each}</li>
              ))}
            </ul>
          </div>
        )}
        <footer className={styles.choices}>
          <Button look="primary" onClick={() => void restoreOffered()}>
            {damaged === 0 ? text.backup.restore : text.backup.restoreWhatCan}
          </Button>
          <Button onClick={forgetBackup}>{text.common.cancel}</Button>
        </footer>
      </div>
    </Dialog>
  );
}
