import type { Page } from 'playwright';

/**
 * Hears from now on what a screen reader would be given by itself: the text of a live region each time that it changes. What
 * comes into the page together with its words is not read out, but for an alert; nor is what is hidden from it. Gives a
 * function for what was heard so far.
 */
export async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const live = '[role="status"], [role="alert"], [aria-live="polite"], [aria-live="assertive"], output';
    const heard: string[] = [];
    Object.assign(window, { heard });
    const regionsIn = (node: Node) =>
      node instanceof Element ? [...(node.matches(live) ? [node] : []), ...node.querySelectorAll(live)] : [];
    new MutationObserver((records) => {
      const come = records.flatMap(({ addedNodes }) => [...addedNodes].flatMap(regionsIn));
      const changed = new Set(come.filter((region) => region.matches('[role="alert"]')));
      for (const { target } of records) {
        const region = (target instanceof Element ? target : target.parentElement)?.closest(live);
        if (region != null && !come.includes(region)) changed.add(region);
      }
      for (const region of changed) {
        const isHidden = region.closest('[aria-hidden="true"], [inert]') !== null;
        if (region.isConnected && !isHidden) heard.push((region.textContent ?? '').replace(/\s+/g, ' ').trim());
      }
    }).observe(document.body, { childList: true, characterData: true, subtree: true });
  });
  return () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
}
