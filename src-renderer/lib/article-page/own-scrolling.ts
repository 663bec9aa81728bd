/** Milliseconds within which scrolling comes of what a person did, or goes on with scrolling that did. */
const moment = 300;

const scrollKeys: readonly string[] = [' ', 'PageUp', 'PageDown', 'Home', 'End', 'ArrowUp', 'ArrowDown'];

/** Knows of a view whether a person moves it, or the browser as what is in it changes: scrolling itself does not say. */
export class OwnScrolling {
  private at = Number.NEGATIVE_INFINITY;

  constructor(scroller: HTMLElement, signal: AbortSignal) {
    const begin = () => this.begin();
    const options = { passive: true, signal };
    // A press may be one at the scroll bar.
    for (const type of ['touchmove', 'pointerdown']) scroller.addEventListener(type, begin, options);
    scroller.addEventListener('wheel', ({ ctrlKey }) => ctrlKey || begin(), options);
    scroller.addEventListener('keydown', ({ key }) => scrollKeys.includes(key) && begin(), options);
  }

  get isOn(): boolean {
    return performance.now() - this.at < moment;
  }

  /** The view begins to move, or moves on: in motion that takes longer than a moment. */
  begin(): void {
    this.at = performance.now();
  }
}
