import type { ExportFormat } from '#shared/exporting/export-formats.ts';
import { text } from '../lib/text.ts';
import { announce } from '../lib/toasts.ts';
import { remember } from '../lib/undo.ts';
import { act, undoAction } from './actions.ts';
import { call } from './client.ts';
import { orReason } from './list-actions.ts';
import { folderQuery, ownTemplatesQuery, queryClient, settingsQuery } from './queries.ts';

/** Gives one of the person's own templates another name. Gives the sentence that says why it did not, for the form; null when it did. */
export async function renameTemplate(name: string, to: string): Promise<string | null> {
  const refused = await orReason(async () => {
    await rename(name, to);
    remember({
      label: text.steps.renameTemplate.step(name),
      undo: () => rename(to, name),
      redo: () => rename(name, to),
    });
    announce(text.steps.renameTemplate.done(to), undoAction());
  });
  return refused ?? null;
}

/** Deletes one of them; a failure is told. */
export async function deleteTemplate(name: string): Promise<void> {
  await act(async () => {
    const { text: template } = await call('export.template', { name });
    let wasChosen = false;
    const leave = async () => {
      wasChosen = await beginWith(`own:${name}`, 'markdown');
      await refresh();
    };
    await call('export.deleteTemplate', { name });
    // Before all else that may fail: it is gone by now.
    remember({
      label: text.steps.deleteTemplate.step(name),
      undo: async () => {
        await call('export.restoreTemplate', { name, text: template ?? '' });
        if (wasChosen) await beginWith('markdown', `own:${name}`);
        await refresh();
      },
      redo: async () => {
        await call('export.deleteTemplate', { name });
        await leave();
      },
    });
    announce(text.steps.deleteTemplate.done(name), undoAction());
    await leave();
  });
}

async function rename(name: string, to: string): Promise<void> {
  await call('export.renameTemplate', { name, to });
  await beginWith(`own:${name}`, `own:${to}`);
  await refresh();
}

/** Has exports begin with `to` where they began with `from`; whether they did. */
async function beginWith(from: ExportFormat | `own:${string}`, to: ExportFormat | `own:${string}`): Promise<boolean> {
  if (queryClient.getQueryData(settingsQuery.queryKey)?.exportAs !== from) return false;
  await call('settings.update', { exportAs: to });
  await queryClient.invalidateQueries({ queryKey: settingsQuery.queryKey });
  return true;
}

/** The names, and the folder that one of them keeps in step. What a template makes is asked for whenever it is shown. */
async function refresh(): Promise<void> {
  const changed = [ownTemplatesQuery, folderQuery].map(({ queryKey }) => queryClient.invalidateQueries({ queryKey }));
  await Promise.all(changed);
}
