import type { Page } from 'playwright';
import { titleOf } from '../support/many-articles.ts';
import { callFrom } from './person.ts';

/** The list of articles and what stands around it, on the page that is open. */
export function listPage(page: () => Page) {
  const list = () => page().getByRole('listbox', { name: 'Articles' });
  const rows = () => list().getByRole('option');
  const row = (number: number) => list().getByRole('option', { name: titleOf(number) });
  const pane = () => page().getByRole('navigation', { name: 'Library' });
  const shownTitle = () => page().getByRole('heading', { level: 1 }).first().textContent();
  const listButton = (name: string | RegExp) => pane().getByRole('button', { name });
  const count = async (query: string) => (await callFrom(page(), 'articles.counts', { queries: [query] }))[0];
  const selectedCount = () => list().getByRole('option', { selected: true }).count();
  /** The title of the row that the keys of the list mean. */
  const active = () =>
    page().evaluate(() => {
      const id = document.querySelector('[role="listbox"]')?.getAttribute('aria-activedescendant');
      return id == null ? null : document.getElementById(id)?.textContent;
    });
  return { list, rows, row, pane, shownTitle, listButton, count, selectedCount, active };
}
