import type { ArticleOrder } from '#shared/model/article-list.ts';
import { report } from '../../lib/toasts.ts';
import { useListView } from './list-view.ts';
import { idsOf } from './use-rows.ts';

/** Selects the rows from one to another, both with it; what was asked for last holds, unless the selection was left meanwhile. */
export function selectRange(order: ArticleOrder, from: number, to: number): void {
  const mine = Symbol('range');
  const isWanted = () => useListView.getState().selecting === mine;
  useListView.setState({ selecting: mine, anchor: from, pressed: null });
  idsOf(order, { first: Math.min(from, to), end: Math.max(from, to) + 1 })
    .then((ids) => {
      if (isWanted()) useListView.setState({ selected: new Set(ids), selecting: null });
    })
    .catch((error: unknown) => {
      if (isWanted()) useListView.setState({ selecting: null });
      report(error);
    });
}
