import { text } from '../../lib/text.ts';
import { Button } from '../../ui/button.tsx';
import { WorkNote } from '../../ui/work-note.tsx';
import { cancelExport, useExporting } from './several.ts';

/** How far an export of several articles is, and what stops it. */
export function ExportProgress() {
  const { progress } = useExporting();
  return (
    <WorkNote
      words={progress && text.exporting.progress(progress.words, progress.done, progress.total)}
      progress={progress}
      label={progress?.words ?? ''}
    >
      <Button onClick={cancelExport}>{text.common.cancel}</Button>
    </WorkNote>
  );
}
