import { useQuery } from '@tanstack/react-query';
import { act } from '../../api/actions.ts';
import { call } from '../../api/client.ts';
import { aboutQuery } from '../../api/queries.ts';
import { text } from '../../lib/text.ts';
import { announce, report } from '../../lib/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import styles from './settings.module.css';

interface FolderProps {
  folder: 'library' | 'state' | 'cache';
  canReveal: boolean;
  /** What it is, where that is not said above. */
  label?: string;
}

/** A folder that Postil keeps, to be shown by the system where the host can, else to be copied. */
export function Folder({ folder, canReveal, label }: FolderProps) {
  const { data, error, refetch } = useQuery(aboutQuery);
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Waiting words={text.common.loading} className={styles.row} />;
  const path = data.folders[folder];
  const say = text.settings.library;
  const words = canReveal ? say.reveal : say.copyPath;
  const run = () => {
    if (canReveal) void act(() => call('host.revealFolder', { folder }));
    else navigator.clipboard.writeText(path).then(() => announce(say.copied), report);
  };
  return (
    <div className={styles.row}>
      <span className={styles.path}>
        {label !== undefined && <small>{label}</small>}
        <bdi translate="no">{path}</bdi>
      </span>
      <Button {...(label !== undefined && { 'aria-label': `${words}: ${label}` })} onClick={run}>
        {words}
      </Button>
    </div>
  );
}
