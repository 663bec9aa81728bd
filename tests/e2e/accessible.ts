import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { expect } from 'vitest';

export type AxeResults = Awaited<ReturnType<AxeBuilder['analyze']>>;

/** WCAG 2.2 AA, as far as axe can see. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * axe on a page, by these rules. Its frames are the page's own, so that axe needs no page of its own to join what it finds in them,
 * and nothing is gathered of what is as it should be: both take most of its time.
 */
export function axeOn(page: Page): AxeBuilder {
  return new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(rules)
    .setLegacyMode(true);
}

/** The axe that a first look has left in the page. Sent anew for each look, it takes longer than a look at a dialog. */
function runAxe(page: Page, rules: { type: 'tag' | 'rule'; values: string[] }, within = 'html'): Promise<AxeResults> {
  return page.evaluate(
    ({ rules, within }) => {
      const { axe } = window as unknown as { axe: { run(context: object, options: object): Promise<AxeResults> } };
      const context = { include: [[within]], exclude: [['iframe']] };
      return axe.run(context, { runOnly: rules, resultTypes: ['violations'] });
    },
    { rules, within },
  );
}

/** axe on a page, or on a part of it, by these rules. */
export async function look(page: Page, within?: string): Promise<AxeResults> {
  if (await page.evaluate(() => 'axe' in window)) return runAxe(page, { type: 'tag', values: rules }, within);
  const axe = axeOn(page);
  if (within !== undefined) axe.include(within);
  return axe.analyze();
}

/**
 * Expects a screen to break no rule of WCAG 2.2 AA that axe can see, and to be in the window as a whole: it neither scrolls
 * sideways nor has been moved by what is focused or hidden. With `within`, a selector, axe looks at that part alone.
 */
export async function expectAccessible(page: Page, what: string, within?: string): Promise<void> {
  const { violations } = await look(page, within);
  expect(violations.map(({ id, nodes }) => `${what}: ${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
  await expectInPlace(page, what);
}

/** The rules that the theme and the size of a window may break where another window breaks none. */
const rulesOfLook = ['color-contrast', 'target-size', 'scrollable-region-focusable'];

/** The same of its look alone, by the axe that a look at the whole has left in the page. */
export async function expectReadable(page: Page, what: string, within?: string): Promise<void> {
  const { violations } = await runAxe(page, { type: 'rule', values: rulesOfLook }, within);
  expect(violations.flatMap(({ nodes }) => nodes.map(({ html }) => `${what}: ${html}`))).toEqual([]);
  await expectInPlace(page, what);
}

async function expectInPlace(page: Page, what: string): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth), what).toBe(false);
  expect(await page.evaluate(() => document.documentElement.scrollTop), what).toBe(0);
}

/** The same, and that its colours are as they should be in the other theme, which differs in nothing else. */
export async function expectAccessibleInBoth(page: Page, what: string, within?: string): Promise<void> {
  await expectAccessible(page, what, within);
  const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  await page.emulateMedia({ colorScheme: isDark ? 'light' : 'dark' });
  await expectReadable(page, what, within);
  await page.emulateMedia({ colorScheme: isDark ? 'dark' : 'light' });
}

/** Colours alone, by the axe that a look at the whole has left in the page. */
export function contrastOn(page: Page, within?: string): Promise<AxeResults> {
  return runAxe(page, { type: 'rule', values: ['color-contrast'] }, within);
}
