import type { ImportResult } from '#shared/model/import-result.ts';
import { counted } from '../../lib/counted.ts';

/** What came, or would come, of the rows of other apps' exports, in a sentence for each app. */
export function exportSummary(results: readonly ImportResult[]): string {
  const byApp = Map.groupBy(
    results.filter(({ app }) => app !== undefined),
    ({ app }) => app,
  );
  return [...byApp].map(([app = '', rows]) => summaryOf(app, rows)).join(' ');
}

function summaryOf(app: string, rows: readonly ImportResult[]): string {
  const items = rows.filter(({ id, status }) => id !== null || status === 'added');
  const marks = items.reduce((sum, { marks }) => sum + (marks ? marks.added + marks.updated + marks.known : 0), 0);
  const count = (status: ImportResult['status']) => items.filter((row) => row.status === status).length;
  const passed = rows.filter(({ id, status }) => id === null && status === 'unchanged').length;
  const failed = rows.filter(({ status }) => status === 'failed').length;
  const parts = [
    [count('added'), 'new'],
    [count('updated'), 'to join articles that are here'],
    [count('unchanged'), 'known'],
    [passed, 'passed over'],
    [failed, 'not to be read'],
  ] as const;
  const told = parts.filter(([number]) => number > 0).map(([number, what]) => `${shown(number)} ${what}`);
  const held =
    marks === 0 ? counted(items.length, 'item') : `${counted(marks, 'highlight')} in ${counted(items.length, 'item')}`;
  return `This ${app} export holds ${held}${told.length > 0 ? `: ${told.join(', ')}` : ''}.`;
}

/** What a row says of its item beside its title: of what was done, or with `isPreview` of what would be. */
export function rowSays({ status, id, reason, warnings, marks }: ImportResult, isPreview = false): string {
  const unchanged = id === null ? 'Passed over' : 'Known';
  const said = isPreview
    ? { added: 'New', updated: 'Joins the article that is here', unchanged, failed: 'Cannot be imported' }
    : { added: 'Added', updated: 'Joined the article that is here', unchanged, failed: 'Not imported' };
  const came = marks === undefined ? 0 : marks.added + marks.updated;
  return [
    came > 0 ? `${said[status]}, ${counted(came, 'highlight')}` : said[status],
    ...(reason === null ? [] : [reason]),
    ...warnings,
  ].join(' · ');
}

function shown(number: number): string {
  return number.toLocaleString('en');
}
