import { describe, expect, test } from 'vitest';
import { read } from './read.ts';

/** Generous for a slow machine, and far below what anything quadratic would take. */
const most = 10_000_000;

describe('pages made to take long', () => {
  test.each([
    ['by-lines', '<p class="author">By Ada Brandt and Tom Adeyemi</p>'.repeat(20_000)],
    ['dates', '<p>03/04/2025 and 9 March 2025</p>'.repeat(20_000)],
    ['headings', '<h1>The clock of Brell - The Ledger</h1>'.repeat(5_000)],
    ['dashes', `<title>${'a - '.repeat(50_000)}</title>`],
    ['spaces', `<p>By ${' &nbsp;'.repeat(100_000)}</p>`],
    ['meta elements', '<meta name="author" content="Ada Brandt, Tom Adeyemi">'.repeat(5_000)],
    ['nesting', '<div class="author">'.repeat(500)],
    ['capitals', `<p>By ${'A '.repeat(100_000)}</p>`],
  ])('%s', (_, html) => {
    const before = process.cpuUsage();
    read(html);
    const { user, system } = process.cpuUsage(before);
    expect(user + system).toBeLessThan(most);
  });
});
