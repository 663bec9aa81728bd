import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { exportFormatNames, exportFormats } from '#shared/exporting/export-formats.ts';
import type { InStepSetting, InStepStatus } from '#shared/model/folder-sync.ts';
import { CallError, call } from '../../api/client.ts';
import { folderQuery, queryClient } from '../../api/queries.ts';
import { text } from '../../lib/text.ts';
import { report } from '../../lib/toasts.ts';
import { Button } from '../../ui/button.tsx';
import { Failure } from '../../ui/failure.tsx';
import form from '../../ui/form.module.css';
import styles from './folder-dialog.module.css';
import { FolderStatus } from './folder-status.tsx';
import { type Choice, FormatField, madeBy } from './format-field.tsx';

interface FolderFormProps {
  /** Whether the host has a dialog for choosing a folder; in a browser its path is typed. */
  hostChooses: boolean;
  /** For where it stands beside other things: how it is laid out. */
  className?: string | undefined;
}

const kept = exportFormatNames.filter(
  (name) => exportFormats[name].ending === 'md' && exportFormats[name].each !== 'library',
);
const fresh: InStepSetting = { on: false, directory: '', format: 'markdown', template: null };

/** The folder that Postil keeps in step: where it is, what is written there, whether by itself, and what came of it. */
export function FolderForm({ hostChooses, className = form.form }: FolderFormProps) {
  const { data, error, refetch } = useQuery(folderQuery);
  const [changes, change] = useState<Partial<InStepSetting>>({});
  const [isBusy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const setting = { ...(data?.setting ?? fresh), ...changes };
  const isReady = setting.directory.trim() !== '' && !isBusy;

  async function apply(wanted: InStepSetting, runs: boolean): Promise<InStepStatus | null> {
    setBusy(true);
    try {
      let status = await call('export.setFolder', { ...wanted, directory: wanted.directory.trim() });
      // Where it is on, setting it has run it.
      if (runs && !wanted.on) status = await call('export.syncFolder', {});
      queryClient.setQueryData(folderQuery.queryKey, status);
      // What was typed meanwhile stays.
      change((now) => {
        const typed = Object.entries(now).filter(([key, value]) => wanted[key as keyof InStepSetting] !== value);
        return Object.fromEntries(typed);
      });
      setWrong(null);
      return status;
    } catch (error) {
      // What has a technical part is no matter of the folder.
      if (error instanceof CallError && error.detail === undefined) setWrong(error.message);
      else report(error);
      return null;
    } finally {
      setBusy(false);
    }
  }

  async function turn(on: boolean): Promise<void> {
    change({ ...changes, on });
    if ((await apply({ ...setting, on }, false)) === null) change(changes);
  }

  function choosePath(directory: string): void {
    change({ ...changes, directory });
    setWrong(null);
  }

  async function choose(): Promise<void> {
    const chosen = await call('export.chooseFolder', {}).catch(report);
    if (chosen) choosePath(chosen.path);
  }

  return (
    <form
      className={className}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) void apply(setting, true);
      }}
    >
      <p>{text.folder.says}</p>
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      <label className={form.field}>
        <span>{text.folder.folder}</span>
        <span className={styles.path}>
          <input
            type="text"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            placeholder={hostChooses ? '' : text.folder.examplePath}
            aria-invalid={wrong !== null}
            aria-describedby={wrong === null ? undefined : 'folder-wrong'}
            value={setting.directory}
            onChange={({ target }) => choosePath(target.value)}
          />
          {hostChooses && <Button onClick={() => void choose()}>{text.folder.choose}</Button>}
        </span>
      </label>
      {wrong !== null && (
        <p id="folder-wrong" role="alert" className={form.wrong}>
          {wrong}
        </p>
      )}
      <FormatField<Choice>
        label={text.folder.files}
        className={form.field}
        formats={kept}
        value={setting.template === null ? setting.format : `own:${setting.template}`}
        onChoose={(choice) => change({ ...changes, ...madeBy(choice) })}
      />
      <FolderStatus directory={data?.setting?.directory ?? null} last={data?.last ?? null} />
      <footer className={form.footer}>
        <label className={form.permission}>
          <input
            type="checkbox"
            checked={setting.on}
            disabled={setting.directory.trim() === ''}
            onChange={({ target }) => isBusy || void turn(target.checked)}
          />
          <span>{text.folder.byItself}</span>
        </label>
        <Button look="primary" type="submit" disabled={setting.directory.trim() === ''} aria-disabled={isBusy}>
          {isBusy || data?.running ? text.folder.running : text.folder.run}
        </Button>
      </footer>
    </form>
  );
}
