import { changeSettings } from '../api/actions.ts';
import { isNarrow } from '../lib/narrow.ts';
import { openDrawer, reviewNote, type SidebarTab, useSession } from '../session/session.ts';

/** The panes beside the article, by the setting that keeps them; in a narrow window they lie over it. */
export type Pane = 'libraryPane' | 'sidebarPane';
export const drawers = { libraryPane: 'library', sidebarPane: 'sidebar' } as const;

/** Shows a pane, wherever it stands in this window. */
export function showPane(pane: Pane): void {
  if (isNarrow()) openDrawer(drawers[pane]);
  else {
    useSession.setState({ focusMode: false });
    void changeSettings({ [pane]: true });
  }
}

export function showTab(tab: SidebarTab): void {
  useSession.setState({ tab });
  showPane('sidebarPane');
}

/** Goes to a note whose place is not sure, in the list of those. */
export function showInReview(id: string): void {
  showTab('notes');
  reviewNote({ id, step: 'list' });
}
