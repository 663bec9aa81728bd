import { firstIndex } from '#shared/finding/first-index.ts';
import type { SpokenSentence } from '#shared/reading-aloud/sentences.ts';
import type { ArticlePage } from '../../lib/article-page/article-page.ts';

/** Space kept to the edges of the reader, as a share of its height: who listens likes to see what comes. */
const clearance = 0.14;

interface Passage {
  readonly start: number;
  readonly end: number;
}

/** The index of the first sentence whose line is on the screen or below; 0 where the screen shows none. */
export function firstInView(page: ArticlePage, scroller: HTMLElement, sentences: readonly SpokenSentence[]): number {
  const { top } = scroller.getBoundingClientRect();
  const near = page.nearRange();
  const from = firstIndex(sentences.length, (at) => (sentences[at] as SpokenSentence).end > near.start);
  const to = firstIndex(sentences.length, (at) => (sentences[at] as SpokenSentence).start >= near.end);
  const isSeen = (at: number) => page.boxOf((sentences[at] as SpokenSentence).start).top >= top;
  const first = firstIndex(to, isSeen, from);
  return first < sentences.length ? first : 0;
}

/**
 * Keeps what is read aloud on the screen: scrolls only when it would leave it, and not at all once the person has scrolled
 * away, until it comes into view again or they go to another sentence themselves.
 */
export class Following {
  private readonly page: ArticlePage;
  private readonly scroller: HTMLElement;
  private last: Passage | null = null;
  private isMoved = false;

  constructor(page: ArticlePage, scroller: HTMLElement, signal: AbortSignal) {
    this.page = page;
    this.scroller = scroller;
    const onMove = () => {
      this.isMoved = true;
    };
    for (const name of ['wheel', 'touchmove', 'keydown', 'pointerdown']) {
      scroller.addEventListener(name, onMove, { passive: true, signal });
    }
  }

  /** Shows a sentence or a word of it; `isAsked` where a person went there. */
  show(passage: Passage, isAsked: boolean): void {
    const { page, scroller, last } = this;
    if (this.isMoved && !isAsked && last !== null && !this.isIn(last, 0)) return;
    this.isMoved = false;
    this.last = passage;
    if (this.isIn(passage, clearance)) return;
    const isCalm = !matchMedia('(prefers-reduced-motion: reduce)').matches;
    page.scrollTo(passage.start, scroller.clientHeight / 3, isCalm ? 'smooth' : 'instant');
  }

  private isIn(passage: Passage, share: number): boolean {
    const view = this.scroller.getBoundingClientRect();
    const { first, last } = this.page.boxesOf(passage);
    const space = share * view.height;
    return first.top >= view.top + Math.min(space, 80) && last.bottom <= view.bottom - space;
  }
}
