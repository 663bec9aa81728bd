import '../../../src-renderer/ui/tokens.css';
import '../../../src-renderer/ui/base.css';
import '../../../src-renderer/features/reader/marks.css';
import './page.css';
import { colors } from '../../../src-main/shared/model/choices.ts';
import { layoutCards } from '../../../src-renderer/features/margin-notes/layout.ts';
import body from '../../../src-renderer/features/reader/article-body.module.css';
import { ArticlePage } from '../../../src-renderer/lib/article-page/article-page.ts';
import { markEntities } from '../../../src-renderer/lib/article-page/entity-marks.ts';
import { paintMarks } from '../../../src-renderer/lib/article-page/paint.ts';
import { paintLayer } from '../../../src-renderer/lib/article-page/paint-layers.ts';
import { divide } from '../../../src-renderer/lib/article-page/sections.ts';
import { TextMap } from '../../../src-renderer/lib/article-page/text-map.ts';
import { passages, seeded } from '../../support/prose.ts';
import { markRanges, wrapTextNodes } from './peers.ts';

/** From a call until its frame has been drawn, in milliseconds. */
async function toFrame(work: () => void): Promise<number> {
  const begun = performance.now();
  work();
  await frame();
  return performance.now() - begun;
}

/** Until the next frame has been drawn: its callbacks, its layout and paint, then a task. */
function frame(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve();
    port2.postMessage(null);
  });
  return promise;
}

function scroller(html: string, divided: boolean): { scroller: HTMLElement; container: HTMLElement } {
  const outer = document.createElement('main');
  const container = document.createElement('div');
  container.className = body.body as string;
  const template = document.createElement('template');
  template.innerHTML = html;
  container.append(divided ? divide(template.content) : template.content);
  outer.append(container);
  document.body.replaceChildren(outer);
  return { scroller: outer, container };
}

async function open(html: string): Promise<ArticlePage> {
  const made = scroller(html, true);
  const page = new ArticlePage(made.container, made.scroller);
  page.nearRange();
  await frame();
  await frame();
  return page;
}

function coloured(count: number, length: number, seed: number) {
  return passages(count, length, seed).map((passage, at) => ({
    ...passage,
    id: String(at),
    color: colors[at % colors.length] as (typeof colors)[number],
  }));
}

const measures = {
  /** `[mapping the text, painting all, adding one]`, each to its frame but the first. */
  async paint(html: string, count: number): Promise<number[]> {
    const page = await open(html);
    const begun = performance.now();
    const { length } = new TextMap(page.container).text;
    const mapped = performance.now() - begun;
    const marks = coloured(count, length, count);
    const all = await toFrame(() => paintMarks(page, marks));
    const middle = page.nearRange().start + 400;
    const added = { id: 'new', start: middle, end: middle + 90, color: 'teal' as const };
    const together = [...marks, added].sort((a, b) => a.start - b.start || b.end - a.end);
    const one = await toFrame(() => paintMarks(page, together));
    page.close();
    return [mapped, all, one];
  },

  async peer(html: string, count: number, name: 'markRanges' | 'wrapping'): Promise<number> {
    const { container } = scroller(html, false);
    await frame();
    await frame();
    const marks = passages(count, container.textContent?.length ?? 0, count);
    return toFrame(() => (name === 'markRanges' ? markRanges : wrapTextNodes)(container, marks));
  },

  /** Every "the" of the text as hits, to the frame. */
  async hits(html: string): Promise<[count: number, ms: number]> {
    const page = await open(html);
    const found = [...page.map.text.matchAll(/the/gi)].map(({ index }) => index);
    const starts = Uint32Array.from(found);
    const ends = starts.map((start) => start + 3);
    const ms = await toFrame(() => paintLayer(page, 'find', { starts, ends }));
    page.close();
    return [found.length, ms];
  },

  /** `[until names near the screen are marked, until all are, the longest piece of work]`. */
  async names(html: string, count: number): Promise<number[]> {
    const page = await open(html);
    const named = [...page.map.text.matchAll(/\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/gu)];
    const kept = new Set([...new Set(named.map(([text]) => text))].slice(0, count));
    const mentions = named
      .filter(([text]) => kept.has(text))
      .map(({ 0: text, index }) => ({
        start: index,
        end: index + text.length,
        text,
        type: 'person' as const,
        entity: text,
      }));
    const rebuild = page.rebuild.bind(page);
    let longest = 0;
    let total = 0;
    const done = Promise.withResolvers<void>();
    let left = page.sections.length;
    page.rebuild = (change, changed = page.sections) => {
      const begun = performance.now();
      rebuild(change, changed);
      const took = performance.now() - begun;
      total += took;
      longest = Math.max(longest, took);
      left -= changed.length;
      if (left === 0) done.resolve();
    };
    const begun = performance.now();
    markEntities(page, { mentions, entities: [], quotes: [], dates: [] });
    const near = performance.now() - begun;
    await done.promise;
    page.close();
    return [near, performance.now() - begun, total, longest];
  },

  /** Median of a layout of that many cards, in milliseconds. */
  layout(count: number): number {
    const random = seeded(count);
    const cards = Array.from({ length: count }, () => ({
      anchor: random() * count * 60,
      height: 40 + random() * 120,
      weight: 1,
    })).sort((a, b) => a.anchor - b.anchor);
    const times = Array.from({ length: 200 }, () => {
      const begun = performance.now();
      for (let i = 0; i < 10; i += 1) layoutCards(cards, 10);
      return (performance.now() - begun) / 10;
    });
    return times.sort((a, b) => a - b)[100] as number;
  },
};

export type Measures = typeof measures;
Object.assign(window, { measures });
