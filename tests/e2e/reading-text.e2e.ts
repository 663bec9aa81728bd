import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { resolve } from 'node:path';
import fc from 'fast-check';
import type { BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bodyText } from '../../src-main/core/importing/page/body-text.ts';
import { sanitiseHtml } from '../../src-main/core/importing/sanitising/sanitise.ts';
import { bodyMarkup } from '../support/body-markup.ts';
import { closeBrowser, openContext } from './host.ts';

const source = resolve(import.meta.dirname, '../../src-main/shared/anchoring/reading-text.ts');
let context: BrowserContext;
let page: Page;
let script: string;

beforeAll(async () => {
  script = stripTypeScriptTypes(await readFile(source, 'utf8')).replaceAll(/^export /gm, '');
  context = await openContext();
  page = await context.newPage();
});

afterAll(async () => {
  await context.close();
  await closeBrowser();
});

/** The reading text of each body as the browser's own tree gives it. */
function inBrowser(bodies: readonly string[]): Promise<string[]> {
  return page.evaluate(
    `(() => { ${script}; return ${JSON.stringify(bodies)}.map((html) => {
      const root = document.createElement('div');
      root.innerHTML = html;
      return readingText(root).text;
    }); })()`,
  );
}

it('is the same in the browser and in the core, whatever tag soup a body is made of', async () => {
  const bodies = fc
    .sample(fc.array(bodyMarkup, { minLength: 1, maxLength: 6 }), { numRuns: 400, seed: 7 })
    .map((parts) => parts.join(''));
  const stored = bodies.map((body) => sanitiseHtml(body));
  const texts = stored.map(bodyText);
  expect(texts.filter((text) => text.includes('\n')).length).toBeGreaterThan(100);
  expect(await inBrowser(stored)).toEqual(texts);
});
