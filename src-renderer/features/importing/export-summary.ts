import type { ImportResult, MarkCounts } from '#shared/model/import-result.ts';
import { text } from '../../lib/text.ts';

type Fate = keyof MarkCounts;

/** What came of the rows of other apps' exports, or with `isPreview` would come, in sentences for each app whose sums add up. */
export function exportSummary(results: readonly ImportResult[], isPreview = false): string {
  const byApp = Map.groupBy(
    results.filter(({ app }) => app !== undefined),
    ({ app }) => app,
  );
  return [...byApp].map(([app = '', rows]) => summaryOf(app, rows, isPreview)).join(' ');
}

function summaryOf(app: string, rows: readonly ImportResult[], isPreview: boolean): string {
  const { rows: sayRows, marksSay, marks, holds, brought } = text.importing;
  const when = isPreview ? 'would' : 'did';
  const fates = ['added', 'updated', 'unchanged', 'passed', 'failed'] as const;
  const told = fates.flatMap((fate) => {
    const count = rows.filter((row) => fateOf(row) === fate).length;
    return count === 0 ? [] : [sayRows[when][fate](count)];
  });
  const said = (...meant: Fate[]) => {
    const { highlights, notes } = sumOf(rows, meant);
    return highlights + notes > 0 ? marks(highlights, notes) : null;
  };
  const all = said('added', 'updated', 'known');
  const becomes = (['added', 'updated', 'known'] as const).flatMap((fate) => {
    const what = said(fate);
    return what === null ? [] : [marksSay[when][fate](what)];
  });
  const list = told.join(', ');
  if (!isPreview) return [brought(app, rows.length, list), ...becomes].join(' ');
  // Where all are new, it is said already how many there are.
  const isNew = all === said('added');
  return [holds(app, all, rows.length, list), ...(isNew ? [] : becomes)].join(' ');
}

/** What a row says of its item beside its title: of what was done, or with `isPreview` of what would be. */
export function rowSays(row: ImportResult, isPreview = false): string {
  const { would, did, withMarks, marksHere, marksOfOne } = text.importing;
  const fate = (isPreview ? would : did)[fateOf(row)];
  const [came, known] = [sumOf([row], ['added', 'updated']), sumOf([row], ['known'])];
  const isAny = ({ highlights, notes }: typeof came) => highlights + notes > 0;
  const words = ({ highlights, notes }: typeof came) => marksOfOne(highlights, notes);
  // What is here as a whole says so once.
  const isHere = row.status === 'unchanged' && !isAny(came);
  const named = isHere ? known : came;
  return [
    isAny(named) ? withMarks(fate, words(named)) : fate,
    ...(!isHere && isAny(known) ? [marksHere(words(known))] : []),
    ...(row.reason === null ? [] : [row.reason]),
    ...row.warnings,
  ].join(' · ');
}

/** What became of an item; one that is nowhere although nothing failed was passed over. */
function fateOf({ status, id }: ImportResult): ImportResult['status'] | 'passed' {
  return status === 'unchanged' && id === null ? 'passed' : status;
}

/** Highlights and notes on articles apart, of those that came to this. */
function sumOf(rows: readonly ImportResult[], fates: readonly Fate[]): { highlights: number; notes: number } {
  const none = { added: 0, updated: 0, known: 0 };
  const sum = (counts: MarkCounts = none) => fates.reduce((total, fate) => total + counts[fate], 0);
  const all = rows.reduce((total, { marks }) => total + sum(marks), 0);
  const notes = rows.reduce((total, { articleNotes }) => total + sum(articleNotes), 0);
  return { highlights: all - notes, notes };
}
