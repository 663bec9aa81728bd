import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type ExportFormat, exportFormatNames, exportFormats } from '#shared/exporting/export-formats.ts';
import type { InStepSetting, InStepStatus } from '#shared/model/folder-sync.ts';
import { call } from '../../api/client.ts';
import { folderQuery, queryClient } from '../../api/queries.ts';
import { report } from '../../lib/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import styles from './folder-dialog.module.css';
import { FolderStatus } from './folder-status.tsx';

interface FolderDialogProps {
  /** Whether the host has a dialog for choosing a folder; in a browser its path is typed. */
  hostChooses: boolean;
  onClose: () => void;
}

const kept = exportFormatNames.filter(
  (name) => exportFormats[name].ending === 'md' && exportFormats[name].each !== 'library',
);
const fresh: InStepSetting = { on: false, directory: '', format: 'markdown', template: null };

/** The folder that Postil keeps in step: where it is, what is written there, whether by itself, and what came of it. */
export function FolderDialog({ hostChooses, onClose }: FolderDialogProps) {
  const { data } = useQuery(folderQuery);
  const own = useQuery({ queryKey: ['export', 'templates'], queryFn: () => call('export.templates', {}) });
  const [changes, change] = useState<Partial<InStepSetting>>({});
  const [isBusy, setBusy] = useState(false);
  const setting = { ...(data?.setting ?? fresh), ...changes };
  const isReady = setting.directory.trim() !== '' && !isBusy;

  async function apply(wanted: InStepSetting, runs: boolean): Promise<InStepStatus | null> {
    setBusy(true);
    try {
      let status = await call('export.setFolder', { ...wanted, directory: wanted.directory.trim() });
      // Where it is on, setting it has run it.
      if (runs && !wanted.on) status = await call('export.syncFolder', {});
      queryClient.setQueryData(folderQuery.queryKey, status);
      change({});
      return status;
    } catch (error) {
      report(error);
      return null;
    } finally {
      setBusy(false);
    }
  }

  async function turn(on: boolean): Promise<void> {
    change({ ...changes, on });
    if ((await apply({ ...setting, on }, false)) === null) change(changes);
  }

  async function choose(): Promise<void> {
    const chosen = await call('export.chooseFolder', {}).catch(report);
    if (chosen) change({ ...changes, directory: chosen.path });
  }

  return (
    <Dialog title="Keep a folder in step" width={600} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) void apply(setting, true);
        }}
      >
        <p>
          Each article becomes a file of Markdown in this folder and follows what you do here. What you write in the
          files stays; when you edit the text of a note there, the note changes too. Deleting in the folder deletes
          nothing here.
        </p>
        <label className={styles.field}>
          <span>Folder</span>
          <span className={styles.path}>
            <input
              type="text"
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              placeholder={hostChooses ? '' : 'The whole path, such as /home/ann/Notes'}
              value={setting.directory}
              onChange={({ target }) => change({ ...changes, directory: target.value })}
            />
            {hostChooses && <Button onClick={() => void choose()}>Choose…</Button>}
          </span>
        </label>
        <label className={styles.field}>
          <span>Files</span>
          <select
            value={setting.template === null ? setting.format : `own:${setting.template}`}
            onChange={({ target }) => change({ ...changes, ...madeBy(target.value) })}
          >
            {kept.map((name) => (
              <option key={name} value={name}>
                {exportFormats[name].title}
              </option>
            ))}
            {own.data?.map((name) => (
              <option key={name} value={`own:${name}`}>
                {name}
              </option>
            ))}
          </select>
        </label>
        {data?.setting && <FolderStatus directory={data.setting.directory} last={data.last} />}
        <footer className={styles.footer}>
          <label className={styles.permission}>
            <input
              type="checkbox"
              checked={setting.on}
              disabled={setting.directory.trim() === '' || isBusy}
              onChange={({ target }) => void turn(target.checked)}
            />
            <span>Keep it in step by itself while Postil is open</span>
          </label>
          <Button look="primary" type="submit" disabled={!isReady}>
            {isBusy || data?.running ? 'Running…' : 'Run now'}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

function madeBy(value: string): Pick<InStepSetting, 'format' | 'template'> {
  if (value.startsWith('own:')) return { format: 'markdown', template: value.slice(4) };
  return { format: value as ExportFormat, template: null };
}
