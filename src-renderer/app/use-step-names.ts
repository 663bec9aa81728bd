import { useEffect } from 'react';
import { call } from '../api/client.ts';
import { openedAt } from '../lib/page-address.ts';
import { useHistory } from '../lib/undo.ts';
import { titleOfStep } from './use-commands.ts';

/** Characters of a title in a menu; a person's own words may stand in it. */
const longest = 120;

function short(title: string | null): string | null {
  return title !== null && title.length > longest ? `${title.slice(0, longest).toWellFormed()}…` : title;
}

/** Tells a host with a menu what undo and redo of this window would do: “Undo delete highlight”. */
export function useStepNames(hasMenu: boolean): void {
  const undo = useHistory(({ done }) => short(titleOfStep('edit.undo', done.at(-1))));
  const redo = useHistory(({ undone }) => short(titleOfStep('edit.redo', undone.at(-1))));
  useEffect(() => {
    const { window } = openedAt;
    // A menu that says less is no fault that anybody has to hear of.
    if (hasMenu && window !== null) void call('host.nameSteps', { window, undo, redo }).catch(() => undefined);
  }, [hasMenu, undo, redo]);
}
