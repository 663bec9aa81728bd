import { useQuery } from '@tanstack/react-query';
import { folderQuery } from '../../api/queries.ts';
import { formatMoment } from '../../lib/dates.ts';
import { text } from '../../lib/text.ts';
import { Button } from '../../ui/button.tsx';
import { Filled } from '../../ui/filled.tsx';
import styles from './folder-dialog.module.css';

/** Below an export: whether a folder is kept in step, when that was last done, and what waits in it. */
export function FolderLine({ onOpen }: { onOpen: () => void }) {
  const { data } = useQuery(folderQuery);
  if (data === undefined) return null;
  const { setting, last } = data;
  const waiting = (last?.conflicts.length ?? 0) + (last?.failed.length ?? 0);
  return (
    <div className={styles.line}>
      <span>
        {setting === null ? (
          text.folder.offer
        ) : (
          <>
            <Filled
              text={setting.on ? text.folder.inStep : text.folder.notInStep}
              parts={{ folder: <bdi title={setting.directory}>{setting.directory}</bdi> }}
            />
            {last !== null && ` · ${formatMoment(last.at)}`}
            {waiting > 0 && <strong> · {text.folder.toLookAt(waiting)}</strong>}
          </>
        )}
      </span>
      <Button onClick={onOpen}>{setting === null ? text.folder.keep : text.folder.open}</Button>
    </div>
  );
}
