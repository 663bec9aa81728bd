import { create } from 'zustand';
import { showDuplicates } from '../../session/session.ts';

/** The row of the duplicates that had the keyboard: it is found so again on the way back. */
export const useDuplicatesView = create<{ readonly row: string | null }>()(() => ({ row: null }));

/** Shows all duplicates, with the keyboard on this article. */
export function showDuplicatesOf(id: string): void {
  useDuplicatesView.setState({ row: id });
  showDuplicates();
}
