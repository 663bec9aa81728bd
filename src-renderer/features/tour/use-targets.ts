import { useEffect, useState } from 'react';
import type { ArticlePage } from '../../lib/article-page/article-page.ts';
import type { Passage } from '../../session/session.ts';
import type { Edges } from './place-card.ts';
import type { TourStep } from './tour-state.ts';

/** What a card points at, the first of them with the card itself; kept where it is while the window scrolls and changes. */
export function useTargets(step: TourStep, page: ArticlePage, passage: Passage | null): readonly Edges[] {
  const [targets, setTargets] = useState<readonly Edges[]>([]);

  useEffect(() => {
    if (step === 'mark' && passage !== null) page.revealPassage(passage);
    if (step === 'margin') document.querySelector('[data-note]')?.scrollIntoView({ block: 'nearest' });
  }, [step, page, passage]);

  useEffect(() => {
    let frame = 0;
    const look = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        const found = targetsOf(step, page, passage);
        setTargets((before) => (JSON.stringify(before) === JSON.stringify(found) ? before : found));
      });
    };
    look();
    const stop = new AbortController();
    const { signal } = stop;
    window.addEventListener('scroll', look, { signal, capture: true, passive: true });
    window.addEventListener('resize', look, { signal });
    const stopLayout = page.onLayout(look);
    // Cards of the margin and panes come and go.
    const watching = new MutationObserver(look);
    watching.observe(document.body, { childList: true, subtree: true });
    return () => {
      cancelAnimationFrame(frame);
      stop.abort();
      stopLayout();
      watching.disconnect();
    };
  }, [step, page, passage]);

  return targets;
}

function targetsOf(step: TourStep, page: ArticlePage, passage: Passage | null): Edges[] {
  if (step === 'mark')
    return [passage === null ? page.container.getBoundingClientRect() : boxOf(page, passage)].map(edgesOf);
  const wanted =
    step === 'margin'
      ? ['[data-note]', '[data-margin-mark]', '[data-entities]']
      : ['[data-command="file.export"]', '[data-command="view.palette"]'];
  const [note, mark, ...rest] = wanted.map((each) => document.querySelector(each));
  // In a narrow window a note is a small mark at its line.
  const found = step === 'margin' ? [note ?? mark, ...rest] : [note, mark];
  return found.flatMap((element) => (element?.checkVisibility() ? [edgesOf(element.getBoundingClientRect())] : []));
}

/** Around all lines of a passage. */
function boxOf(page: ArticlePage, passage: Passage): Edges {
  const { first, last } = page.boxesOf(passage);
  const isOneLine = Math.abs(first.top - last.top) < first.height / 2;
  const column = page.container.getBoundingClientRect();
  return {
    left: isOneLine ? Math.min(first.left, last.left) : column.left,
    right: isOneLine ? Math.max(first.right, last.right) : column.right,
    top: first.top,
    bottom: last.bottom,
  };
}

function edgesOf({ left, right, top, bottom }: Edges): Edges {
  return { left, right, top, bottom };
}
