import type { ArticlePage, Section } from './article-page.ts';

/** Milliseconds that have to be left of an idle period for another section to be worked on in it. */
const sectionMs = 8;

/**
 * Changes the text nodes of these sections by `change`: those near the screen at once, the others when the page has
 * nothing else to do, so that a long article is never blocked. Gives the function that stops it.
 */
export function changeNearFirst(
  page: ArticlePage,
  sections: readonly Section[],
  change: (section: Section) => void,
): () => void {
  const near = page.nearRange();
  const isNear = ({ start, end }: Section) => start <= near.end && end >= near.start;
  page.rebuild(change, sections.filter(isNear));
  const rest = sections.filter((section) => !isNear(section));
  let idle = 0;
  const goOn = (deadline: IdleDeadline): void => {
    const now = rest.splice(0, 1);
    while (rest.length > 0 && deadline.timeRemaining() > sectionMs * (now.length + 1)) now.push(...rest.splice(0, 1));
    page.rebuild(change, now);
    schedule();
  };
  const schedule = (): void => {
    if (rest.length > 0) idle = requestIdleCallback(goOn, { timeout: 2000 });
  };
  schedule();
  return () => cancelIdleCallback(idle);
}
