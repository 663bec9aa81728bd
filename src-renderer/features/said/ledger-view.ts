import { create } from 'zustand';
import { en } from '#shared/messages/en.ts';
import type { StatementFilter } from '#shared/model/statement.ts';
import type { Exported } from '../../session/session.ts';

/** How the ledger was looked at last: it is found so again on the way back from an article. */
interface LedgerView {
  /** Words of the speaker's name, and of what is said. */
  readonly who: string;
  readonly topic: string;
  /** Days, `YYYY-MM-DD`; empty where there is no limit. */
  readonly from: string;
  readonly until: string;
  readonly order: 'newest' | 'oldest';
  /** The line that had the keyboard. */
  readonly row: string | null;
}

const everything = { who: '', topic: '', from: '', until: '' };

export const useLedgerView = create<LedgerView>()(() => ({ ...everything, order: 'newest', row: null }));

export function clearFilter(): void {
  useLedgerView.setState(everything);
}

export function filterOf({ who, topic, from, until }: Omit<LedgerView, 'order' | 'row'>): StatementFilter {
  return { who: who.trim(), topic: topic.trim(), from: from || null, until: until || null };
}

/** What the ledger shows now, to be exported under a name that says what was asked for. */
export function exportedView(): Exported {
  const view = useLedgerView.getState();
  const filter = filterOf(view);
  const { who, topic, from, until } = filter;
  // In English, as the exported table says it.
  return { filter, heading: en.said.heading(who ?? '', topic ?? '', from ?? '', until ?? '') };
}
