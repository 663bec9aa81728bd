import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import pixelmatch from 'pixelmatch';
import type { Browser, Page } from 'playwright';
import { PNG } from 'pngjs';

const root = resolve(import.meta.dirname, '../..');
const kept = join(import.meta.dirname, 'pictures');
const made = join(root, 'out', 'pictures');
/** Whether pictures are renewed instead of compared. */
export const isRenewing = process.env.POSTIL_UPDATE_PICTURES !== undefined;

/** How far a pixel may be from the kept one before it counts, 0 to 1 as pixelmatch measures it; smoothed edges never count. */
const threshold = 0.1;
/** How many pixels may count: a caret, an edge that is rounded otherwise. The least thing that is looked for has more. */
const mostPixels = 40;

/** What the pictures were made with. */
interface Maker {
  readonly chromium: string;
  readonly platform: string;
}

/** Letters of the system's own faces, of which no two machines need have the same. */
const probe =
  '<p style="font: 19px/1.6 sans-serif; width: 380px">Postil, أغلق الميناء <code>is:unread</code> <i>harbour</i></p>';

/** Why pictures of this browser cannot be compared with those that are kept; null where they can. Renewing writes down its own. */
export async function whyNotComparable(browser: Browser | null, page: Page): Promise<string | null> {
  await page.setViewportSize({ width: 400, height: 100 });
  await page.setContent(probe);
  const letters = await page.screenshot();
  const maker: Maker = { chromium: browser?.version().split('.')[0] ?? '', platform: process.platform };
  if (isRenewing) {
    rmSync(kept, { recursive: true, force: true });
    mkdirSync(kept, { recursive: true });
    writeFileSync(join(kept, 'made-with.json'), `${JSON.stringify(maker, null, 2)}\n`);
    write(join(kept, 'letters.png'), PNG.sync.read(letters));
    return null;
  }
  const before = JSON.parse(readFileSync(join(kept, 'made-with.json'), 'utf8')) as Maker;
  if (before.platform !== maker.platform || before.chromium !== maker.chromium) {
    return `the pictures were made with Chromium ${before.chromium} on ${before.platform}, this is ${maker.chromium} on ${maker.platform}`;
  }
  if (differenceOf(PNG.sync.read(readFileSync(join(kept, 'letters.png'))), PNG.sync.read(letters)).count > mostPixels) {
    return 'the pictures were made on a machine with other faces, or one that draws letters otherwise';
  }
  return null;
}

/**
 * Compares a picture with the one that is kept under its name, or keeps it. Gives what is to be said of one that differs, which
 * is written to out/pictures with its difference; null where it is the same.
 */
export function compareWithKept(name: string, png: Buffer): string | null {
  const actual = PNG.sync.read(png);
  if (isRenewing) {
    write(join(kept, `${name}.png`), actual);
    return null;
  }
  mkdirSync(made, { recursive: true });
  const paths = { actual: join(made, `${name}.png`), diff: join(made, `${name}.diff.png`) };
  const expected = readKept(name);
  if (expected === null) {
    write(paths.actual, actual);
    return `${name}: none is kept; see ${relative(root, paths.actual)}`;
  }
  if (expected.width !== actual.width || expected.height !== actual.height) {
    write(paths.actual, actual);
    return `${name}: ${actual.width} × ${actual.height} instead of ${expected.width} × ${expected.height}; see ${relative(root, paths.actual)}`;
  }
  const { count, picture } = differenceOf(expected, actual);
  if (count <= mostPixels) return null;
  write(paths.actual, actual);
  write(paths.diff, picture);
  return `${name}: ${count} pixels differ; see ${relative(root, paths.actual)} and ${relative(root, paths.diff)}`;
}

function differenceOf(expected: PNG, actual: PNG): { count: number; picture: PNG } {
  const { width, height } = expected;
  const picture = new PNG({ width, height });
  const count = pixelmatch(expected.data, actual.data, picture.data, width, height, { threshold });
  return { count, picture };
}

function readKept(name: string): PNG | null {
  try {
    return PNG.sync.read(readFileSync(join(kept, `${name}.png`)));
  } catch {
    return null;
  }
}

/** Without transparency and packed well: they stay in the repository. */
function write(path: string, picture: PNG): void {
  writeFileSync(path, PNG.sync.write(picture, { colorType: 2, deflateLevel: 9, deflateStrategy: 0, filterType: 0 }));
}
