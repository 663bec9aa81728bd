import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import type { CallInput, CallName, CallOutput } from '#shared/api/contract.ts';
import { callHeader } from '#shared/api/wire.ts';

/** Drops a file on the window, as a file manager does. */
export async function dropFile(page: Page, path: string, name: string, type: string): Promise<void> {
  const bytes = (await readFile(path)).toString('base64');
  const transfer = await page.evaluateHandle(
    async ({ bytes, name, type }) => {
      const data = Uint8Array.from(atob(bytes), (unit) => unit.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([data], name, { type }));
      return transfer;
    },
    { bytes, name, type },
  );
  for (const event of ['dragenter', 'dragover', 'drop']) {
    await page.dispatchEvent('body', event, { dataTransfer: transfer });
  }
}

/** Where a phrase of the article stands on the screen: the edges of its first and last character. */
export async function boxOf(page: Page, phrase: string): Promise<{ x1: number; y1: number; x2: number; y2: number }> {
  return page.evaluate((phrase) => {
    const body = document.querySelector('[data-reading-text]');
    if (body === null) throw new Error('no article is open');
    const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
    const nodes: { node: Node; start: number }[] = [];
    let text = '';
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      nodes.push({ node, start: text.length });
      text += node.nodeValue ?? '';
    }
    const at = text.indexOf(phrase);
    if (at < 0) throw new Error(`the article does not say "${phrase}"`);
    const box = (offset: number): DOMRect => {
      const holder = nodes.findLast((each) => each.start <= offset);
      if (holder === undefined) throw new Error('unreachable');
      const range = document.createRange();
      range.setStart(holder.node, offset - holder.start);
      range.setEnd(holder.node, offset - holder.start + 1);
      return range.getBoundingClientRect();
    };
    const first = box(at);
    const last = box(at + phrase.length - 1);
    return {
      x1: first.left + 1,
      y1: (first.top + first.bottom) / 2,
      x2: last.right - 1,
      y2: (last.top + last.bottom) / 2,
    };
  }, phrase);
}

/** Selects with the mouse from the beginning of one phrase to the end of another. */
export async function selectWithMouse(page: Page, from: string, to: string): Promise<void> {
  const first = await boxOf(page, from);
  const last = await boxOf(page, to);
  await page.mouse.move(first.x1, first.y1);
  await page.mouse.down();
  await page.mouse.move((first.x1 + last.x2) / 2, (first.y1 + last.y2) / 2, { steps: 4 });
  await page.mouse.move(last.x2, last.y2, { steps: 4 });
  await page.mouse.up();
}

/** The names under which the page has registered painted marks, with the text under each. */
export async function paintedTexts(page: Page): Promise<Record<string, string[]>> {
  return page.evaluate(() => {
    const painted: Record<string, string[]> = {};
    for (const [name, highlight] of CSS.highlights) {
      painted[name] = [...highlight].map((abstract) => {
        const range = document.createRange();
        range.setStart(abstract.startContainer, abstract.startOffset);
        range.setEnd(abstract.endContainer, abstract.endOffset);
        return range.toString().replace(/\s+/g, ' ');
      });
    }
    return painted;
  });
}

/** How far the top of the first note's card is from the top of its passage's first line, in pixels. */
export async function cardOffset(page: Page, painted: string): Promise<number> {
  const card = await page.locator('[data-note]').first().boundingBox();
  const line = await page.evaluate((name) => {
    const [range] = CSS.highlights.get(name) ?? [];
    if (range === undefined) throw new Error('nothing is marked');
    const live = document.createRange();
    live.setStart(range.startContainer, range.startOffset);
    live.setEnd(range.endContainer, range.endOffset);
    return live.getClientRects()[0]?.top ?? 0;
  }, painted);
  return Math.abs((card?.y ?? Number.POSITIVE_INFINITY) - line);
}

/** Puts the text at its beginning. Where it stands is kept as the page goes. */
export function toTop(page: Page): Promise<void> {
  return page.locator('#reader').evaluate((reader) => reader.scrollTo({ top: 0, behavior: 'instant' }));
}

/** Takes the notes of an article away. */
export async function withoutNotes(page: Page, articleId: string): Promise<void> {
  const ids = (await callFrom(page, 'annotations.list', { articleId })).map(({ id }) => id);
  if (ids.length > 0) await callFrom(page, 'annotations.deleteMany', { articleId, ids, undone: true });
}

/**
 * Loads the page anew with this article and nothing selected, which its address would keep: what was said and done in it is gone.
 */
export async function loadAnew(page: Page, article: string): Promise<void> {
  const address = new URL(page.url());
  for (const said of ['alone', 'selection']) address.searchParams.delete(said);
  address.searchParams.set('article', article);
  await page.mouse.move(0, 0);
  await page.goto(address.href);
}

/** Makes a call of the contract from the page, as the page does, and gives its answer. */
export async function callFrom<N extends CallName>(page: Page, name: N, input: CallInput<N>): Promise<CallOutput<N>> {
  const answer = await page.evaluate(
    async ({ name, input, header }) => {
      const headers = { 'content-type': 'application/json', [header]: '1' };
      const response = await fetch(`/api/${name}`, { method: 'POST', headers, body: JSON.stringify(input) });
      const body: unknown = await response.json();
      if (!response.ok) throw new Error(`${name} was answered with ${response.status}: ${JSON.stringify(body)}`);
      return body;
    },
    { name, input: input as unknown, header: callHeader },
  );
  return answer as CallOutput<N>;
}
