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

/**
 * Expects a screen to break no rule of WCAG 2.2 AA that axe can see, and to be in the window as a whole: it neither scrolls
 * sideways nor has been moved by what is focused or hidden. With `within`, a selector, axe looks at that part alone.
 */
export async function expectAccessible(page: Page, what: string, within?: string): Promise<void> {
  const axe = axeOn(page);
  if (within !== undefined) axe.include(within);
  const { violations } = await axe.analyze();
  expect(violations.map(({ id, nodes }) => `${what}: ${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth), what).toBe(false);
  expect(await page.evaluate(() => document.documentElement.scrollTop), what).toBe(0);
}
