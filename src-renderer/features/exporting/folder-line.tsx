import { useQuery } from '@tanstack/react-query';
import { folderQuery } from '../../api/queries.ts';
import { counted } from '../../lib/counted.ts';
import { formatMoment } from '../../lib/dates.ts';
import { Button } from '../../ui/button.tsx';
import styles from './folder-dialog.module.css';

/** Below an export: whether a folder is kept in step, when that was last done, and what waits in it. */
export function FolderLine({ onOpen }: { onOpen: () => void }) {
  const { data } = useQuery(folderQuery);
  if (data === undefined) return null;
  const { setting, last } = data;
  const waiting = (last?.conflicts.length ?? 0) + (last?.failed.length ?? 0);
  const how = setting?.on ? 'kept in step' : 'not kept in step by itself';
  return (
    <div className={styles.line}>
      <span>
        {setting === null ? (
          'All articles can be kept in step with a folder of Markdown.'
        ) : (
          <>
            <bdi title={setting.directory}>{setting.directory}</bdi> is {how}
            {last !== null && ` · ${formatMoment(last.at)}`}
            {waiting > 0 && <strong> · {counted(waiting, 'file')} to look at</strong>}
          </>
        )}
      </span>
      <Button onClick={onOpen}>{setting === null ? 'Keep a folder in step…' : 'Folder…'}</Button>
    </div>
  );
}
