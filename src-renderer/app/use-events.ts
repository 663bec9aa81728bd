import { useEffect } from 'react';
import { call, listen } from '../api/client.ts';
import { infoQuery, queryClient } from '../api/queries.ts';
import { refreshAfter } from '../api/refreshing.ts';
import { noteBackupProgress } from '../features/backup/backing-up.ts';
import { tellOfFolder } from '../features/exporting/folder-events.ts';
import { noteExport } from '../features/exporting/several.ts';
import { useImport } from '../features/importing/import-files.ts';
import { noteIndexProgress } from '../features/library-list/index-line.tsx';
import { openedAt } from '../lib/page-address.ts';
import { text } from '../lib/text.ts';
import { complain, report, type ToastAction } from '../lib/toasts.ts';
import { openAt } from './open-at.ts';
import { runFromMenu } from './use-commands.ts';

/** Hears what the core has to tell for as long as the app lives. */
export function useEvents(): void {
  // Who comes back may have changed the library elsewhere meanwhile.
  useEffect(() => {
    const look = () => void call('library.look', {}).catch(() => undefined);
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, []);

  useEffect(
    () =>
      listen((event) => {
        if ('window' in event && event.window !== openedAt.window) return;
        refreshAfter(event);
        if (event.type === 'index-progress') noteIndexProgress(event);
        if (event.type === 'backup-progress') noteBackupProgress(event);
        if (event.type === 'command') runFromMenu(event.id);
        if (event.type === 'folder-synced') tellOfFolder(event);
        if (event.type === 'open-article') void openAt(event.id, event.noteId);
        if (event.type === 'import-progress') {
          const { type: _, ...progress } = event;
          useImport.setState({ progress: progress.done < progress.total ? progress : null });
        }
        if (event.type === 'export-progress') noteExport(event);
        if (event.type === 'notice') {
          const details = [event.message, event.detail].filter(Boolean).join('\n\n');
          complain(event.message, details, showing(event.path));
        }
      }),
    [],
  );
}

/** "Show in folder" for a file, where the host can. */
function showing(path: string | undefined): ToastAction | undefined {
  const canReveal = queryClient.getQueryData(infoQuery.queryKey)?.host.revealFile ?? false;
  if (path === undefined || !canReveal) return undefined;
  return { label: text.common.showInFolder, run: () => void call('host.revealFile', { path }).catch(report) };
}
