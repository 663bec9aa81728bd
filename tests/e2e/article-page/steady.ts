import { bringIntoView } from '../../../src-renderer/features/find/in-view.ts';
import { ArticlePage } from '../../../src-renderer/lib/article-page/article-page.ts';
import { divide } from '../../../src-renderer/lib/article-page/sections.ts';
import { keepSteady } from '../../../src-renderer/lib/article-page/steady-place.ts';

const height = 600;

/** An article in sections that are not what they are taken for while the browser skips them, and that do not settle by themselves. */
function openSteady() {
  const template = document.createElement('template');
  template.innerHTML = `<p>${'the ferry went over the river '.repeat(30)}</p>`.repeat(400);
  const scroller = document.createElement('main');
  scroller.style.cssText = `position: fixed; inset: 0 auto auto 0; width: 500px; height: ${height}px; overflow: auto`;
  const container = document.createElement('div');
  container.append(divide(template.content));
  scroller.append(container);
  document.body.replaceChildren(scroller);
  for (const { style } of container.querySelectorAll<HTMLElement>('[data-section]')) {
    style.cssText = 'contain: layout style paint; content-visibility: auto; contain-intrinsic-block-size: auto 500px';
  }
  window.requestIdleCallback = () => 0;
  const page = new ArticlePage(container, scroller);
  keepSteady(page, scroller);
  return {
    page,
    scroller,
    container,
    offsetAt: (share: number) => Math.round(share * page.map.text.length),
    /** How far the line of an offset is below the top of the view. */
    below: (offset: number) => page.boxOf(offset).top - scroller.getBoundingClientRect().top,
  };
}

async function frames(count: number, each = () => {}): Promise<void> {
  for (let at = 0; at < count; at += 1) {
    await new Promise(requestAnimationFrame);
    each();
  }
}

/** Goes to a line in the frame after one in which it came back to another; gives by how much it is not there then. */
export async function goInFrame(): Promise<number> {
  const { page, offsetAt, below } = openSteady();
  page.scrollTo(offsetAt(0.4), 48);
  await frames(1, () => page.reveal(offsetAt(0.8)));
  await frames(4);
  return Math.abs(below(offsetAt(0.8)) - height / 3);
}

/** Goes twice to the same place, of which the first alone moves it, and makes the text larger; gives by how much its line moves. */
export async function growAfterGoing(): Promise<number> {
  const { page, container, offsetAt, below } = openSteady();
  page.scrollTo(offsetAt(0.4), 0);
  await frames(4);
  page.scrollTo(offsetAt(0.4), 0);
  await frames(4);
  const before = below(offsetAt(0.4));
  container.style.fontSize = '23px';
  await frames(4);
  return Math.abs(below(offsetAt(0.4)) - before);
}

/** Comes to a place in a long article; something below it is laid out later, of which a frame tells after it told of scrolling. */
async function openSettling() {
  const opened = openSteady();
  const { page, container, offsetAt } = opened;
  page.scrollTo(offsetAt(0.4), 48);
  await frames(4);
  // What a person does comes between two frames.
  await new Promise((resolve) => setTimeout(resolve));
  const unsettled = [...container.querySelectorAll<HTMLElement>('[data-section]')].slice(6);
  const settle = () => unsettled.pop()?.style.setProperty('content-visibility', 'visible');
  settle();
  return { ...opened, settle };
}

/** Scrolls as a person does; gives by how much the view is not where it was scrolled to. */
export async function scrollWhileSettling(): Promise<number> {
  const { scroller, offsetAt, below } = await openSettling();
  const before = below(offsetAt(0.4));
  scroller.dispatchEvent(new WheelEvent('wheel', { deltaY: 300, bubbles: true }));
  scroller.scrollBy({ top: 300, behavior: 'instant' });
  await frames(4);
  return Math.abs(before - 300 - below(offsetAt(0.4)));
}

/** Brings words that were found into view; gives by how much they are not there. */
export async function findWhileSettling(): Promise<number> {
  const { page, scroller, offsetAt, below } = await openSettling();
  bringIntoView(page, scroller, offsetAt(0.6));
  await frames(4);
  return Math.abs(below(offsetAt(0.6)) - height / 3);
}

/** Goes to a line in motion; gives by how much it is not there. */
export async function glideWhileSettling(): Promise<number> {
  const { page, scroller, offsetAt, below, settle } = await openSettling();
  const ended = new Promise((resolve) => scroller.addEventListener('scrollend', resolve, { once: true }));
  page.scrollTo(offsetAt(0.41), height / 3, 'smooth');
  const settling = setInterval(settle, 40);
  await ended;
  clearInterval(settling);
  await frames(4);
  return Math.abs(below(offsetAt(0.41)) - height / 3);
}
