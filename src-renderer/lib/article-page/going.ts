/** Scrolls a view to places that were asked for: what keeps a place lets go of it then. */
export class Going {
  /** Grows whenever it goes to a place, unless it is there. */
  count = 0;
  /** Whether it went there in motion. */
  isGliding = false;
  private readonly scroller: HTMLElement;

  constructor(scroller: HTMLElement) {
    this.scroller = scroller;
  }

  /** Scrolls to a distance from the top of what is scrolled, in CSS pixels; at once where it is far. */
  to(top: number, behavior: ScrollBehavior = 'instant'): void {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    const by = Math.abs(Math.max(0, Math.min(top, scrollHeight - clientHeight)) - scrollTop);
    if (by >= 1) this.count += 1;
    this.isGliding = behavior === 'smooth' && by <= 4 * clientHeight;
    this.scroller.scrollTo({ top, behavior: this.isGliding ? 'smooth' : 'instant' });
  }
}
