import type { KeyboardEvent } from 'react';

/** The arrow keys go from row to row, from the filter to the first and back, Home and End to the ends. */
export function moveAmong(event: KeyboardEvent, list: HTMLElement | null): void {
  const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const isEnd = event.key === 'Home' || event.key === 'End';
  const target = event.target as HTMLElement;
  const isRow = target.matches('[data-row]');
  const isFilter = target.matches('input[type="search"]');
  if (list === null || (move === undefined && !isEnd) || !(isRow || (isFilter && move === 1))) return;
  event.preventDefault();
  event.stopPropagation();
  const rows = [...list.querySelectorAll<HTMLElement>('[data-row]')];
  const at = rows.indexOf(target) + (move ?? 0);
  if (isEnd) rows.at(event.key === 'Home' ? 0 : -1)?.focus();
  else if (at < 0) list.querySelector<HTMLElement>('input[type="search"]')?.focus();
  else rows[at]?.focus();
}
