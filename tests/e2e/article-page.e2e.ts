import { resolve } from 'node:path';
import fc from 'fast-check';
import type { BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sanitiseHtml } from '../../src-main/core/importing/sanitising/sanitise.ts';
import { bodyMarkup } from '../support/body-markup.ts';
import { bundle } from '../support/bundle.ts';
import type { Outcome } from './article-page/in-page.ts';
import type * as steady from './article-page/steady.ts';
import { closeBrowser, openContext } from './host.ts';

let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  const { script } = await bundle(resolve(import.meta.dirname, 'article-page/in-page.ts'));
  context = await openContext();
  page = await context.newPage();
  await page.addScriptTag({ content: script });
});

afterAll(async () => {
  await context.close();
  await closeBrowser();
});

const shares = fc.array(fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.integer({ min: 1, max: 60 })), {
  minLength: 4,
  maxLength: 30,
});

it('keeps text, offsets and selection through sections, names and marks, whatever a body is made of', async () => {
  const samples = fc.sample(
    fc.tuple(fc.array(bodyMarkup, { minLength: 1, maxLength: 6 }), fc.constantFrom(1, 1, 1, 90), shares),
    { numRuns: 160, seed: 11 },
  );
  const outcomes: Outcome[] = [];
  for (const [parts, times, asked] of samples) {
    const html = sanitiseHtml(Array.from({ length: times }, () => `<p>one two</p>${parts.join('')}`).join(''));
    const run = ({ html, asked }: { html: string; asked: [number, number][] }) =>
      (window as unknown as { check(html: string, shares: [number, number][]): Outcome }).check(html, asked);
    const outcome = await page.evaluate(run, { html, asked });
    expect(outcome.wrong, html.slice(0, 2000)).toEqual([]);
    outcomes.push(outcome);
  }
  expect(outcomes.filter(({ sections }) => sections > 2).length).toBeGreaterThan(20);
  expect(outcomes.filter(({ marked }) => marked > 4).length).toBeGreaterThan(80);
});

/** By how many pixels a line is not where it should be, in one of the cases of `steady.ts`. */
const offBy = (name: keyof typeof steady): Promise<number> =>
  page.evaluate((name) => (window as unknown as typeof steady)[name](), name);

it('stays where it was asked to go in the frame in which it came back to its last place', async () => {
  expect(await offBy('goInFrame')).toBeLessThan(2);
});

it('keeps its line in larger text where going to it a second time moved nothing', async () => {
  expect(await offBy('growAfterGoing')).toBeLessThan(2);
});

it.each(['scrollWhileSettling', 'findWhileSettling', 'glideWhileSettling'] as const)(
  'leaves the view where a person moves it while the text settles: %s',
  async (name) => {
    expect(await offBy(name)).toBeLessThan(2);
  },
);
