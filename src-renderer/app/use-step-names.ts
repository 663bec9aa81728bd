import { useEffect } from 'react';
import { call } from '../api/client.ts';
import { openedAt } from '../lib/page-address.ts';
import { useHistory } from '../lib/undo.ts';
import { titleOfStep } from './use-commands.ts';

/** Tells a host with a menu what undo and redo of this window would do: “Undo delete highlight”. */
export function useStepNames(hasMenu: boolean): void {
  const undo = useHistory(({ done }) => titleOfStep('edit.undo', done.at(-1)));
  const redo = useHistory(({ undone }) => titleOfStep('edit.redo', undone.at(-1)));
  useEffect(() => {
    const { window } = openedAt;
    // A menu that says less is no fault that anybody has to hear of.
    if (hasMenu && window !== null) void call('host.nameSteps', { window, undo, redo }).catch(() => undefined);
  }, [hasMenu, undo, redo]);
}
