import { useBulkWork } from '../../api/bulk-actions.ts';
import { text } from '../../lib/text.ts';
import { Button } from '../../ui/button.tsx';
import styles from '../../ui/work-note.module.css';

/** How far a change of many articles is, and what stops it. */
export function BulkProgress() {
  const { work } = useBulkWork();
  if (work === null) return null;
  return (
    <div className={styles.note} data-side="start" role="status">
      <span>{work.words}</span>
      <progress value={work.done} max={work.total} aria-label={work.words} />
      <Button onClick={work.cancel}>{text.common.cancel}</Button>
    </div>
  );
}
