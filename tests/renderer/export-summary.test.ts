import { expect, test } from 'vitest';
import type { ImportResult } from '#shared/model/import-result.ts';
import { exportSummary, rowSays } from '../../src-renderer/features/importing/export-summary.ts';

const row = (status: ImportResult['status'], more: Partial<ImportResult> = {}): ImportResult => ({
  ...{ status, id: 'x', title: 'T', source: 's', warnings: [], reason: null, app: 'Readwise' },
  ...more,
});
const marks = (added: number, known = 0) => ({ added, updated: 0, known });

test('an export is told of by its highlights and by what becomes of its items', () => {
  const results = [
    ...Array.from({ length: 30 }, () => row('added', { marks: marks(7) })),
    ...Array.from({ length: 7 }, () => row('unchanged', { marks: marks(0, 1) })),
    row('unchanged', { id: null, reason: 'lies in the feed.' }),
    row('failed', { id: null, reason: 'holds no title.' }),
  ];
  expect(exportSummary(results)).toBe(
    'This Readwise export holds 217 highlights in 37 items: 30 new, 7 known, 1 passed over, 1 not to be read.',
  );
  expect(exportSummary([row('added', { app: 'Pocket' })])).toBe('This Pocket export holds 1 item: 1 new.');
});

test('a row says what became of it, and why', () => {
  expect(rowSays(row('updated', { marks: marks(1), warnings: ['A word.'] }))).toBe(
    'Joined the article that is here, 1 highlight · A word.',
  );
  expect(rowSays(row('added'), true)).toBe('New');
  expect(rowSays(row('unchanged', { id: null, reason: 'lies in the feed.' }))).toBe('Passed over · lies in the feed.');
});
