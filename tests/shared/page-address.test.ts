import { expect, test } from 'vitest';
import { readPageAddress, writePageAddress } from '#shared/api/page-address.ts';

const article = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const content = `sha256-${'0123456789ab'.repeat(6)}`.slice(0, 71);

test.each([
  { window: null, article: null, alone: false, selection: null },
  { window: '12', article: null, alone: false, selection: null },
  { window: '1', article, alone: true, selection: null },
  { window: null, article, alone: false, selection: { start: 4, end: 19, content: 'sha256-0123456789ab' } },
])('what a window shows comes back from its address: %o', (address) => {
  expect(readPageAddress(writePageAddress(address))).toEqual(address);
});

test('a selection says of its body as much as tells it from another', () => {
  const written = writePageAddress({ window: null, article, alone: false, selection: { start: 0, end: 1, content } });
  expect(written).toBe(`?article=${article}&selection=0-1-sha256-0123456789ab`);
});

test.each([
  '?window=../x&article=nonsense&alone',
  '?article=%3Cscript%3E&selection=1-2-sha256-0123456789ab',
  `?article=${article}1`,
  '?=&&=a=b',
  '#article',
])('what is not ours counts for nothing: %s', (search) => {
  expect(readPageAddress(search)).toEqual({ window: null, article: null, alone: false, selection: null });
});

test('a selection that is none is left out', () => {
  for (const selection of ['9-4-sha256-0123456789ab', '4-4-sha256-0123456789ab', '1-2-x', '1-2'])
    expect(readPageAddress(`?article=${article}&selection=${selection}`).selection).toBeNull();
});
