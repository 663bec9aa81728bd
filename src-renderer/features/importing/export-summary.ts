import type { ImportResult } from '#shared/model/import-result.ts';
import { text } from '../../lib/text.ts';

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
  const parts = {
    added: count('added'),
    updated: count('updated'),
    unchanged: count('unchanged'),
    passed: rows.filter(({ id, status }) => id === null && status === 'unchanged').length,
    failed: rows.filter(({ status }) => status === 'failed').length,
  };
  const names = Object.keys(parts) as (keyof typeof parts)[];
  const told = names.filter((name) => parts[name] > 0).map((name) => text.importing.rows[name](parts[name]));
  const { holdsItems, holdsItemsSo, holdsMarks, holdsMarksSo } = text.importing;
  const list = told.join(', ');
  if (marks === 0) return list === '' ? holdsItems(items.length, app) : holdsItemsSo(items.length, app, list);
  return list === '' ? holdsMarks(marks, items.length, app) : holdsMarksSo(marks, items.length, app, list);
}

/** What a row says of its item beside its title: of what was done, or with `isPreview` of what would be. */
export function rowSays({ status, id, reason, warnings, marks }: ImportResult, isPreview = false): string {
  const { would, did, withMarks } = text.importing;
  const said = (isPreview ? would : did)[status === 'unchanged' && id === null ? 'passed' : status];
  const came = marks === undefined ? 0 : marks.added + marks.updated;
  return [came > 0 ? withMarks(came, said) : said, ...(reason === null ? [] : [reason]), ...warnings].join(' · ');
}
