import { isBlock } from '#shared/anchoring/reading-text.ts';

/** Blocks of one section: enough that few sections are laid out at once, few enough that one is laid out in a frame. */
const size = 40;
/** Fewer blocks than this are laid out sooner than they are looked after. */
const least = 3 * size;

/**
 * Puts the blocks of a long body into sections of about 40, which the style sheet lets the browser skip while they are
 * off screen (`content-visibility: auto`, declared for `[data-section]`); a short body stays as it is. The reading text is
 * the same: a section begins and ends where lines do. It never begins with a block that has a margin above, as margins
 * do not collapse through its edge.
 */
export function divide(body: DocumentFragment): DocumentFragment {
  if (body.childElementCount < least) return body;
  const nodes = [...body.childNodes];
  let section = openSection();
  const sections = [section];
  let before: Node | null = null;
  for (const node of nodes) {
    if (section.childElementCount >= size && before !== null && isBlock(before.nodeName) && startsSection(node)) {
      section = openSection();
      sections.push(section);
    }
    section.append(node);
    if (node.nodeType === Node.ELEMENT_NODE || node.nodeValue?.trim() !== '') before = node;
  }
  for (const each of sections) {
    each.style.setProperty('--characters', String(each.textContent?.length ?? 0));
    each.style.setProperty('--blocks', String(each.childElementCount));
  }
  body.replaceChildren(...sections);
  return body;
}

/** The sections of a body that was divided; none of one that was not. */
export function sectionsOf(container: HTMLElement): HTMLElement[] {
  return [...container.children].filter(
    (child) => child instanceof HTMLElement && 'section' in child.dataset,
  ) as HTMLElement[];
}

function openSection(): HTMLElement {
  const section = document.createElement('div');
  section.dataset.section = '';
  return section;
}

function startsSection(node: Node): boolean {
  if (!isBlock(node.nodeName) || /^h\d$/i.test(node.nodeName)) return false;
  return !(node instanceof Element && node.localName === 'ol' && node.querySelector(':scope > li[id^="fn-"]') !== null);
}

/**
 * Has the browser lay out every section once while the page has nothing else to do: it remembers their heights then
 * (`contain-intrinsic-size: auto`), so that the scroll bar is true and nothing moves when one comes into view. Another width
 * or face of the text begins anew.
 */
export class Settling {
  private readonly sections: readonly HTMLElement[];
  private readonly container: HTMLElement;
  private next = 0;
  private idle = 0;
  private looks = '';

  constructor(sections: readonly HTMLElement[], container: HTMLElement, signal: AbortSignal) {
    this.sections = sections;
    this.container = container;
    if (sections.length < 2) return;
    const observer = new ResizeObserver(() => this.begin());
    observer.observe(container);
    document.fonts.addEventListener('loadingdone', () => this.begin(true), { signal });
    signal.addEventListener('abort', () => {
      observer.disconnect();
      cancelIdleCallback(this.idle);
    });
  }

  /** Gives the sections of these indices their real heights now; a browser that has laid them out does no more work. */
  settleNow(from: number, to: number): void {
    if (this.sections.length < 2) return;
    const shown = this.sections.slice(from, to);
    for (const section of shown) section.style.contentVisibility = 'visible';
    // The size is remembered at the end of a frame in which it is not skipped.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        for (const section of shown) section.style.contentVisibility = '';
      }),
    );
  }

  private begin(always = false): void {
    const { width, fontFamily, fontSize, lineHeight } = getComputedStyle(this.container);
    const looks = [width, fontFamily, fontSize, lineHeight].join();
    if (looks === this.looks && !always) return;
    this.looks = looks;
    this.next = 0;
    cancelIdleCallback(this.idle);
    this.schedule();
  }

  private schedule(): void {
    if (this.next >= this.sections.length) return;
    this.idle = requestIdleCallback(() => {
      this.settleNow(this.next, this.next + 1);
      this.next += 1;
      this.schedule();
    });
  }
}
