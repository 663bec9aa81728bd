import { text } from '../../lib/text.ts';
import { Button } from '../../ui/button.tsx';
import styles from '../../ui/work-note.module.css';
import { cancelExport, useExporting } from './several.ts';

/** How far an export of several articles is, and what stops it. */
export function ExportProgress() {
  const { progress } = useExporting();
  if (progress === null) return null;
  const { words, done, total } = progress;
  return (
    <div className={styles.note} role="status">
      <span>{text.exporting.progress(words, done, total)}</span>
      <progress value={done} max={total} aria-label={words} />
      <Button onClick={cancelExport}>{text.common.cancel}</Button>
    </div>
  );
}
