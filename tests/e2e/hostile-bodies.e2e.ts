import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { resolve } from 'node:path';
import fc from 'fast-check';
import type { BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { sanitiseHtml } from '../../src-main/core/importing/sanitising/sanitise.ts';
import { bodyAttributes, bodyElements, mathLayouts, mathTokens, payloads, tagSoup } from '../support/hostile-markup.ts';
import { closeBrowser, openContext } from './host.ts';

const root = resolve(import.meta.dirname, '../..');
let context: BrowserContext;
let page: Page;
/** Whatever the page asked for; nothing may be. */
let requests: string[];

/** A module as a plain script: without types, imports and exports. */
async function script(path: string): Promise<string> {
  const text = stripTypeScriptTypes(await readFile(resolve(root, path), 'utf8'));
  return text.replaceAll(/^import\b[^;]*;/gm, '').replaceAll(/^export /gm, '');
}

beforeAll(async () => {
  context = await openContext();
  page = await context.newPage();
  page.on('request', (request) => requests.push(request.url()));
  const model = await script('src-main/shared/model/body-html.ts');
  const safe = await script('src-renderer/lib/article-page/safe-body.ts');
  await page.addScriptTag({ path: resolve(root, 'node_modules/dompurify/dist/purify.min.js') });
  await page.addScriptTag({
    // What stands for images that were not saved is added behind the check, and is not what is looked at here.
    content: `${model}; function settleImages() {} ${safe};
      window.ran = 0;
      window.alert = window.msgbox = () => { window.ran += 1; };
      window.show = (bodies, isSafe) => bodies.map((html) => {
        const box = document.createElement('div');
        document.body.append(box);
        if (isSafe) box.append(safeBody(html, 'x'));
        else box.innerHTML = html;
        return box.innerHTML.replaceAll('/files/x/media/', 'media/');
      });`,
  });
});

afterAll(async () => {
  await context.close();
  await closeBrowser();
});

beforeEach(() => {
  requests = [];
});

/** What stands in the document when bodies are put there, by the page's own check or as they are. */
async function shown(bodies: readonly string[], isSafe: boolean): Promise<string[]> {
  const texts = await page.evaluate(`show(${JSON.stringify(bodies)}, ${isSafe})`);
  // Long enough for an image that fails to say so.
  await page.waitForTimeout(200);
  return texts as string[];
}

/** Payloads alone and inside of what changes how they are read. */
const hostile = payloads.flatMap((payload) => [
  payload,
  `<p>before ${payload} after</p>`,
  `<table><tr><td>${payload}`,
  `<math><mtext>${payload}</mtext></math>`,
  `<math><mi><table><tr>${payload}`,
]);

it('runs nothing and asks for nothing of a body that the core has sanitised', async () => {
  await shown(
    hostile.map((html) => sanitiseHtml(html)),
    false,
  );
  expect(await page.evaluate('ran')).toBe(0);
  expect(requests).toEqual([]);
});

it('runs nothing and asks for nothing of hostile markup that only the page has made safe', async () => {
  await page.evaluate('document.body.replaceChildren()');
  const left = await shown(hostile, true);
  expect(await page.evaluate('ran')).toBe(0);
  expect(requests.filter((url) => !url.includes('/files/x/'))).toEqual([]);
  // Written out and read again, as an export or a copy does, it is still safe.
  await shown(left, false);
  expect(await page.evaluate('ran')).toBe(0);
  await page.evaluate('document.body.replaceChildren()');
  const names =
    await page.evaluate(`[...new Set(show(${JSON.stringify(left)}, true) && [...document.body.querySelectorAll('div *')]
    .flatMap((one) => [one.localName, ...[...one.attributes].map(({ name }) => '@' + name)]))]`);
  for (const name of names as string[]) {
    const isKnown = bodyElements.has(name) || mathTokens.has(name) || mathLayouts.has(name);
    expect(isKnown || bodyAttributes.has(name.slice(1)), name).toBe(true);
  }
});

it('runs nothing and asks for nothing of hostile markup in a note, and leaves text and links of it', async () => {
  await page.evaluate('document.body.replaceChildren()');
  const kept = await page.evaluate(`(() => {
    for (const html of ${JSON.stringify(hostile)}) {
      const box = document.createElement('div');
      document.body.append(box);
      box.append(safeNote(html));
    }
    return [...new Set([...document.body.querySelectorAll('div *')].flatMap((one) =>
      [...one.attributes].map(({ name, value }) => name + ' ' + value.split(':')[0])))].sort();
  })()`);
  await page.waitForTimeout(200);
  expect(await page.evaluate('ran')).toBe(0);
  expect(requests).toEqual([]);
  const allowed = /^(?:href (?:https?|mailto|postil)$|start -?\d+$)/i;
  expect((kept as string[]).filter((each) => !allowed.test(each))).toEqual([]);
  const elements = await page.evaluate(
    `[...document.body.querySelectorAll('img, script, svg, math, style, form, iframe')].length`,
  );
  expect(elements).toBe(0);
});

it('finds nothing to take away from what the core has stored', async () => {
  const soup = fc.sample(tagSoup, { numRuns: 600, seed: 11 });
  const notes =
    '<p>a<sup><a id="fnref-1" href="#fn-1">1</a></sup></p><ol><li id="fn-1">b<a href="#fnref-1"></a></li></ol>';
  const formula =
    '<math display="block"><mfrac linethickness="0"><mi mathvariant="normal">n</mi><mn>2</mn></mfrac><mo stretchy="false">(</mo></math>';
  // DOMPurify drops a title with an end tag in it, which is only a title.
  const kept = hostile.filter((html) => !html.includes('<abbr title="</abbr>'));
  const bodies = [...soup, ...kept, notes, formula, '<pre><code data-language="c++">x</code></pre>'];
  const stored = bodies.map((html) => sanitiseHtml(html).replaceAll('src="media/a.png"', 'src="media/0a.png"'));
  expect(await shown(stored, true)).toEqual(stored);
});
