import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { FindableText } from '../../src-main/shared/finding/find.ts';
import { ensureChromium } from '../chromium.ts';
import { closeBrowser, hosts, postil } from '../e2e/host.ts';

/**
 * How long it takes to find "the" in an article of 100,000 words: to fold it once and to find, in Node; from the key to
 * the frame in Chromium; and beside it mark.js marking the same word on the same article, diacritics and borders of
 * elements overlooked. `npm run bench:find`; limits are 100 ms and 40 ms.
 */
const rounds = 9;
const vocabulary = (
  'harbour lantern copper winter ferry ledger orchard gravel thunder saddle velvet compass mirror barley anchor window ' +
  'shadow timber salmon candle hollow marble pocket silver tunnel meadow signal kettle border ribbon quarry walnut ' +
  'engine feather garden hammer island jacket ladder magnet needle oyster pepper rocket spider turtle violin café ' +
  'naïve don’t of of and and to to a a in in is it was for on with as at by from'
).split(' ');

/** Markdown of paragraphs with links and emphasis in them, and headings; of 100,000 words 10,000 are "the" and 2,000 hold it. */
function writeArticle(): { markdown: string; text: string } {
  let state = 7;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const word = (): string => {
    const kind = next(1000);
    if (kind < 101) return kind < 10 ? 'The' : 'the';
    if (kind < 121) return ['their', 'other', 'then', 'whether'][kind % 4] as string;
    return vocabulary[next(vocabulary.length)] as string;
  };
  const lines: string[] = [];
  const blocks: string[] = [];
  for (let written = 0; written < 100_000; written += 80) {
    const words = Array.from({ length: 80 }, word);
    lines.push(words.join(' '));
    const [from, to] = [next(40), 41 + next(39)];
    words[from] = `[${words[from]}](https://example.org/${written})`;
    words[to] = `*${words[to]}*`;
    if (written % 4000 === 0) {
      lines.push('Another chapter');
      blocks.push('## Another chapter');
    }
    blocks.push(words.join(' '));
  }
  return { markdown: `# Long\n\n${blocks.join('\n\n')}\n`, text: lines.join('\n') };
}

const { markdown, text } = writeArticle();
const folding: number[] = [];
const finding: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  const findable = new FindableText(text);
  folding.push(timed(() => findable.prepare({ matchCase: false })));
  finding.push(timed(() => findable.find('the', { matchCase: false, wholeWord: false })));
}
const hits = new FindableText(text).find('the', { matchCase: false, wholeWord: false }).starts.length;
console.log(
  `${text.split(/\s+/).length} words, ${hits} hits; medians of ${rounds}, the first and the slowest in brackets`,
);
tell('index, in Node', folding);
tell('find, in Node', finding);

const folder = await mkdtemp(join(tmpdir(), 'postil-bench-'));
process.env.POSTIL_CHROMIUM = ensureChromium(console.log);
try {
  const library = join(folder, 'Library');
  await writeFile(join(folder, 'long.md'), markdown);
  await postil(library, 'import', join(folder, 'long.md'));
  const opened = await hosts[0].open({ library });
  const { page } = opened;
  await page.locator('[data-article]').filter({ hasText: 'Long' }).click();
  await page.locator('[data-reading-text]').getByText('Another chapter').first().waitFor();
  await page.keyboard.press('Control+f');
  await page.locator('#find-query').fill('zzz');
  const ours: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await page.evaluate(typeToFrame, 'the'));
    await page.evaluate(typeToFrame, '');
  }
  await page.evaluate(typeToFrame, 'the');
  console.log(`the page says: ${await page.locator('#find-bar [role=status]').first().innerText()}`);
  await page.keyboard.press('Escape');
  const peer: number[] = [];
  const source = await readFile(createRequire(import.meta.url).resolve('mark.js/dist/mark.js'), 'utf8');
  for (let round = 0; round < 3; round += 1) {
    await page.reload();
    await page.locator('[data-reading-text]').getByText('Another chapter').first().waitFor();
    await page.evaluate(source);
    peer.push(await markToFrame(page));
  }
  tell('Postil, from the key to the frame', ours);
  tell('mark.js, from the call to the frame', peer);
  console.log(`mark.js takes ${(median(peer) / median(ours)).toFixed(0)} times as long`);
  await opened.close();
} finally {
  await closeBrowser();
  await rm(folder, { recursive: true, force: true });
}

/** Runs in the page: types into the bar and waits for the frame to be painted. */
function typeToFrame(query: string): Promise<number> {
  const field = document.querySelector<HTMLInputElement>('#find-query');
  if (field === null) throw new Error('the bar is closed');
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      // After the frame that stands now.
      setTimeout(() => {
        const begun = performance.now();
        port1.onmessage = () => resolve(performance.now() - begun);
        field.select();
        document.execCommand(query === '' ? 'delete' : 'insertText', false, query);
        requestAnimationFrame(() => port2.postMessage(null));
      });
    });
  });
}

function markToFrame(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const { Mark } = window as unknown as { Mark: new (root: Element | null) => import('mark.js') };
        const root = document.querySelector('[data-reading-text]');
        const { port1, port2 } = new MessageChannel();
        requestAnimationFrame(() => {
          setTimeout(() => {
            const begun = performance.now();
            port1.onmessage = () => resolve(performance.now() - begun);
            new Mark(root).mark('the', { diacritics: true, acrossElements: true, separateWordSearch: false });
            requestAnimationFrame(() => port2.postMessage(null));
          });
        });
      }),
  );
}

function timed(work: () => unknown): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0;
}

function tell(what: string, times: readonly number[]): void {
  const [first = 0, slowest] = [times[0], Math.max(...times)];
  console.log(
    `${what.padEnd(36)} ${median(times).toFixed(1).padStart(7)} ms  (${first.toFixed(1)}, ${slowest.toFixed(1)})`,
  );
}
