import { useBulkWork } from '../../api/bulk-actions.ts';
import { text } from '../../lib/text.ts';
import { Button } from '../../ui/button.tsx';
import { WorkNote } from '../../ui/work-note.tsx';

/** How far a change of many articles is, and what stops it. */
export function BulkProgress() {
  const { work } = useBulkWork();
  return (
    <WorkNote words={work?.words ?? null} progress={work} label={work?.words ?? ''} side="start">
      <Button onClick={work?.cancel}>{text.common.cancel}</Button>
    </WorkNote>
  );
}
