import { expect, test } from 'vitest';
import type { ImportResult } from '#shared/model/import-result.ts';
import { exportSummary, rowSays } from '../../src-renderer/features/importing/export-summary.ts';

const row = (status: ImportResult['status'], more: Partial<ImportResult> = {}): ImportResult => ({
  ...{ status, id: 'x', title: 'T', source: 's', warnings: [], reason: null, app: 'Readwise' },
  ...more,
});
const marks = (added: number, known = 0, updated = 0) => ({ added, updated, known });

test('an export is told of by its highlights, notes and items before it comes in, and the sums add up', () => {
  const results = [
    ...Array.from({ length: 30 }, () => row('added', { marks: marks(7), articleNotes: marks(0) })),
    ...Array.from({ length: 7 }, () => row('unchanged', { marks: marks(0, 1), articleNotes: marks(0) })),
    row('unchanged', { id: null, reason: 'lies in the feed.' }),
    row('failed', { id: null, reason: 'holds no title.' }),
  ];
  expect(exportSummary(results, true)).toBe(
    'This Readwise export holds 217 highlights in 39 items: 30 new, 7 here already, 1 to be passed over, 1 that could not be read. New: 210 highlights. Already here: 7 highlights.',
  );
  expect(exportSummary([row('added', { app: 'Pocket' })], true)).toBe('This Pocket export holds 1 item: 1 new.');
  const raindrop = row('added', { app: 'Raindrop', marks: marks(3), articleNotes: marks(1) });
  expect(exportSummary([raindrop, row('added', { app: 'Raindrop' })], true)).toBe(
    'This Raindrop export holds 2 highlights and 1 note on an article in 2 items: 2 new.',
  );
  const karakeep = row('updated', { app: 'Karakeep', marks: marks(2), articleNotes: marks(2) });
  expect(exportSummary([karakeep], true)).toBe(
    'This Karakeep export holds 2 notes on articles in 1 item: 1 to join an article that is here.',
  );
});

test('and afterwards by what came in and what was here already', () => {
  const results = [
    row('added', { marks: marks(3), articleNotes: marks(1) }),
    row('updated', { marks: marks(1, 2, 1), articleNotes: marks(0, 1) }),
    row('failed', { id: null, reason: 'holds no title.' }),
  ];
  expect(exportSummary(results)).toBe(
    'Readwise, 3 items: 1 new, 1 joined an article that was here, 1 that could not be read. Came in: 3 highlights and 1 note on an article. Brought up to date: 1 highlight. Already here: 1 highlight and 1 note on an article.',
  );
  expect(exportSummary([row('unchanged', { marks: marks(0, 2) })])).toBe(
    'Readwise, 1 item: 1 here already. Already here: 2 highlights.',
  );
});

test('a row says what became of it, and why', () => {
  expect(rowSays(row('updated', { marks: marks(1), warnings: ['A word.'] }))).toBe(
    'Joined the article that is here, 1 highlight · A word.',
  );
  expect(rowSays(row('updated', { marks: marks(1, 2), articleNotes: marks(1) }), true)).toBe(
    'Joins the article that is here, 1 note on the article · 2 highlights here already',
  );
  expect(rowSays(row('unchanged', { marks: marks(0, 2) }))).toBe('Here already, 2 highlights');
  expect(rowSays(row('added'), true)).toBe('New');
  expect(rowSays(row('unchanged', { id: null, reason: 'lies in the feed.' }))).toBe('Passed over · lies in the feed.');
});
