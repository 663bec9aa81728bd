import type { ArticleOrder } from '#shared/model/article-list.ts';
import { report } from '../../lib/toasts.ts';
import { useListView } from './list-view.ts';
import { idsOf } from './use-rows.ts';

let asked = 0;

/** Selects the rows from one to another, both with it; what was asked for last holds. */
export function selectRange(order: ArticleOrder, from: number, to: number): void {
  asked += 1;
  const mine = asked;
  idsOf(order, { first: Math.min(from, to), end: Math.max(from, to) + 1 })
    .then((ids) => {
      if (mine === asked) useListView.setState({ selected: new Set(ids), anchor: from });
    })
    .catch(report);
}
