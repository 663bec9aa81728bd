import { changeSettings } from '../api/actions.ts';
import { focusWhenThere } from '../lib/keyboard-place.ts';
import { isNarrow } from '../lib/narrow.ts';
import { openDrawer, reviewNote, type SaidView, type SidebarTab, useSession } from '../session/session.ts';

/** The panes beside the article, by the setting that keeps them; in a narrow window they lie over it. */
export type Pane = 'libraryPane' | 'sidebarPane';
export const drawers = { libraryPane: 'library', sidebarPane: 'sidebar' } as const;

/** Shows a pane, wherever it stands in this window. */
export function showPane(pane: Pane): void {
  if (isNarrow()) openDrawer(drawers[pane]);
  else {
    useSession.setState({ focusMode: false, ...(pane === 'libraryPane' && { alone: false }) });
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

export function showSaid(saidView: SaidView): void {
  useSession.setState({ saidView });
  showTab('said');
}

/** The tab of entities, with the keyboard on the one it was left at. */
export function showEntities(): void {
  showTab('entities');
  focusWhenThere(() => document.querySelector<HTMLElement>('[data-entities] [data-row][tabindex="0"]'));
}

/** Who said what, or when, with the keyboard on the first line unless it is on one. */
export function showLines(view: SaidView): void {
  showSaid(view);
  focusWhenThere(() => {
    const panel = document.querySelector('[data-said]');
    return panel?.querySelector<HTMLElement>('[data-row]:focus') ?? panel?.querySelector<HTMLElement>('[data-row]');
  });
}

/** The headings of the article, with the keyboard on the one that is being read. */
export function showOutline(): void {
  useSession.setState({ seeksHeadings: true });
  showTab('info');
}

/** In the order in which they are to have the keyboard: an entry before the field that narrows the entries. */
const firsts = ['[data-entry]', '[data-row][tabindex="0"]', ':is(input,button)'];

/** A tab with the keyboard on its first entry or field, unless it is on one; on the panel where it has none. */
export function showTabFocused(tab: SidebarTab): void {
  showTab(tab);
  const panel = () => document.querySelector<HTMLElement>(`[data-tab="${tab}"]`);
  const inSight = (which: string) =>
    [...(panel()?.querySelectorAll<HTMLElement>(which) ?? [])].find(
      (each) => each.tabIndex >= 0 && each.checkVisibility(),
    );
  focusWhenThere(
    () => panel()?.querySelector<HTMLElement>(':focus') ?? firsts.map(inSight).find((each) => each !== undefined),
    panel,
  );
}
