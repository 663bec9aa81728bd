import type { AppEvent } from '#shared/api/events.ts';
import { undoAction } from '../../api/actions.ts';
import { call } from '../../api/client.ts';
import { text } from '../../lib/text.ts';
import { announce } from '../../lib/toasts.ts';
import { remember } from '../../lib/undo.ts';
import { openDialog, useSession } from '../../session/session.ts';

type FolderSynced = Extract<AppEvent, { type: 'folder-synced' }>;

/** Conflicts that the person was told of: only more of them are news. */
let told = 0;

/** Says what a run over a folder changed here, with a way back, and what waits there; else nothing. */
export function tellOfFolder({ changed, undo, conflicts }: FolderSynced): void {
  const isNews = conflicts > told;
  told = conflicts;
  if (changed > 0 && undo !== null) {
    const turn = async () => {
      const { notes } = await call('export.undoFolder', { undo });
      if (notes === 0) throw new Error(text.folder.changedSince);
    };
    const step = { label: text.folder.changedNotes(changed), undo: turn, redo: turn };
    remember(step);
    announce(step.label, undoAction());
  } else if (isNews && useSession.getState().dialog !== 'folder') {
    announce(text.folder.inConflict(conflicts), { label: text.folder.show, run: () => openDialog('folder') });
  }
}
