import type { PdfDocument, PdfItem, PdfPage } from './pdf-document.ts';

/** A piece of text in one font, in points from the top left of its page; baseline at `y`, growing downwards. */
export interface Run {
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
  readonly size: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly mono: boolean;
  readonly rtl: boolean;
  readonly href: string | null;
}

export interface PageRuns {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly rtl: boolean;
  readonly runs: readonly Run[];
}

export interface Face {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly mono: boolean;
}

const plainFace: Face = { bold: false, italic: false, mono: false };
const mostRuns = 60_000;

/** Reads the text of one page. `faces` remembers the fonts of the document from page to page. */
export async function runsOfPage(document: PdfDocument, number: number, faces: Map<string, Face>): Promise<PageRuns> {
  const page = await document.getPage(number);
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const { items, styles } = await page.getTextContent({ includeMarkedContent: true });
  const texts = withoutArtifacts(items).slice(0, mostRuns);
  if (Object.keys(styles).some((font) => !faces.has(font))) await learnFaces(page, styles, faces);
  const placed = texts.map((item) => place(item, transform, faces, styles[item.fontName ?? '']?.vertical ?? false));
  const upright = turned(placed, width, height);
  const links = await linksOf(page, transform);
  page.cleanup();
  const linked = links.length === 0 ? upright.runs : upright.runs.flatMap((run) => splitByLinks(run, links));
  const rtl = letters(linked.filter((run) => run.rtl)) > letters(linked) / 2;
  return {
    number,
    width: upright.width,
    height: upright.height,
    rtl,
    // A page that is read from right to left is mirrored, so that all that follows thinks from left to right.
    runs: rtl ? linked.map((run) => ({ ...run, x0: upright.width - run.x1, x1: upright.width - run.x0 })) : linked,
  };
}

/** What a tagged document itself calls a running head or a decoration; unless it calls nearly everything so. */
function withoutArtifacts(items: readonly PdfItem[]): PdfItem[] {
  const open: boolean[] = [];
  const texts: PdfItem[] = [];
  const kept: PdfItem[] = [];
  for (const item of items) {
    if (item.type?.startsWith('beginMarkedContent')) open.push(item.tag === 'Artifact');
    else if (item.type === 'endMarkedContent') open.pop();
    else if ((item.str ?? '').trim() !== '') {
      texts.push(item);
      if (!open.includes(true)) kept.push(item);
    }
  }
  const length = (some: readonly PdfItem[]) => some.reduce((sum, item) => sum + (item.str?.length ?? 0), 0);
  return length(kept) > length(texts) * 0.6 ? kept : texts;
}

/** Names of fonts come with the drawing of a page alone; they tell bold and italic. */
async function learnFaces(
  page: PdfPage,
  styles: Readonly<Record<string, { readonly fontFamily?: string }>>,
  faces: Map<string, Face>,
): Promise<void> {
  try {
    await page.getOperatorList();
  } catch {
    // A page that cannot be drawn can still be read.
  }
  for (const [font, { fontFamily }] of Object.entries(styles)) {
    const object = page.commonObjs.has(font) ? (page.commonObjs.get(font) as Record<string, unknown> | null) : null;
    const name = typeof object?.name === 'string' ? object.name : '';
    faces.set(font, {
      bold: object?.bold === true || object?.black === true || /bold|black|heavy|demi|CMBX|CMB\d|[-,]bd\b/i.test(name),
      italic: object?.italic === true || /italic|oblique|CMTI|CMSL\d|[-,]it\b/i.test(name),
      mono: fontFamily === 'monospace' || /mono|nimbusmon|courier|consol|CMTT|CMSLTT|typewriter|menlo/i.test(name),
    });
  }
}

interface Placed {
  readonly run: Run;
  /** Quarter turns clockwise; null for text at any other angle. */
  readonly turn: number | null;
}

function place(item: PdfItem, view: readonly number[], faces: Map<string, Face>, vertical: boolean): Placed {
  const [a, b, c, d, e, f] = multiply(view, item.transform ?? [1, 0, 0, 1, 0, 0]);
  const size = Math.hypot(c, d);
  const degrees = (Math.atan2(b, a) * 180) / Math.PI;
  const turn = Math.round(degrees / 90);
  const along = vertical ? (item.height ?? 0) : (item.width ?? 0);
  const text = (item.str ?? '').replace(/\s+/g, ' ');
  const face = faces.get(item.fontName ?? '') ?? plainFace;
  const run = { text, x0: e, x1: e + along, y: f, size, ...face, rtl: item.dir === 'rtl', href: null };
  const isStraight = Math.abs(degrees - turn * 90) < 4;
  return { run, turn: isStraight ? (((turn + (vertical ? 1 : 0)) % 4) + 4) % 4 : null };
}

/** The text that runs in the direction of most of it, turned upright; stamps along the edge of a page are left out. */
function turned(
  placed: readonly Placed[],
  width: number,
  height: number,
): { runs: Run[]; width: number; height: number } {
  const weights = [0, 0, 0, 0];
  for (const { run, turn } of placed) if (turn !== null) weights[turn] = (weights[turn] ?? 0) + run.text.length;
  const most = weights.indexOf(Math.max(...weights));
  const runs = placed
    .filter(({ turn }) => turn === most)
    .map(({ run }) => {
      const along = run.x1 - run.x0;
      const [x, y] = quarterTurned(run.x0, run.y, most, width, height);
      return { ...run, x0: x, x1: x + along, y };
    })
    .filter((run) => [run.x0, run.x1, run.y, run.size].every(Number.isFinite) && run.size > 0.5 && run.size < 2000);
  return most % 2 === 0 ? { runs, width, height } : { runs, width: height, height: width };
}

function quarterTurned(x: number, y: number, turn: number, width: number, height: number): [number, number] {
  if (turn === 1) return [y, width - x];
  if (turn === 2) return [width - x, height - y];
  return turn === 3 ? [height - y, x] : [x, y];
}

/** Gives a letter that stands over several lines back to the word it begins. `body` is the size of the text. */
export function withoutDropCaps(runs: readonly Run[], body: number): readonly Run[] {
  const caps = runs.filter((run) => run.size > body * 1.9 && /^[“"«„¿¡]?\p{L}$/u.test(run.text.trim()));
  if (caps.length > 3) return runs;
  let result = runs;
  for (const cap of caps) {
    const beside = result.filter((run) => isBeside(run, cap, body)).sort((a, b) => a.y - b.y);
    const [first] = beside;
    if (first === undefined || beside.length < 2) continue;
    // Those lines start where the letter does, which makes one paragraph of them and what follows.
    result = result
      .filter((run) => run !== cap)
      .map((run) => {
        if (!beside.includes(run)) return run;
        return { ...run, x0: cap.x0, text: run === first ? cap.text.trim() + run.text.trimStart() : run.text };
      });
  }
  return result;
}

function isBeside(run: Run, cap: Run, body: number): boolean {
  if (run.size > body * 1.2 || run.x0 < cap.x1 - body * 0.3 || run.x0 > cap.x1 + body) return false;
  return run.y < cap.y + body * 1.5 && run.y > cap.y - cap.size;
}

interface Link {
  readonly href: string;
  readonly box: readonly [x0: number, y0: number, x1: number, y1: number];
}

async function linksOf(page: PdfPage, view: readonly number[]): Promise<Link[]> {
  const links: Link[] = [];
  const annotations = await page.getAnnotations().catch(() => []);
  for (const { subtype, url, rect } of annotations) {
    if (subtype !== 'Link' || url === undefined || !/^(?:https?|mailto):/i.test(url) || rect?.length !== 4) continue;
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = rect;
    const [, , , , left, bottom] = multiply(view, [1, 0, 0, 1, x0, y0]);
    const [, , , , right, top] = multiply(view, [1, 0, 0, 1, x1, y1]);
    const box = [Math.min(left, right), Math.min(top, bottom), Math.max(left, right), Math.max(top, bottom)] as const;
    links.push({ href: url, box });
    if (links.length >= 500) break;
  }
  return links;
}

/** Cuts a run where a link begins and ends, at the nearest word. */
function splitByLinks(run: Run, links: readonly Link[]): Run[] {
  const middle = run.y - run.size * 0.3;
  const link = links.find(
    ({ box }) => middle > box[1] && middle < box[3] && box[0] < run.x1 - 1 && box[2] > run.x0 + 1,
  );
  if (link === undefined) return [run];
  const perUnit = (run.x1 - run.x0) / Math.max(1, run.text.length);
  const start = nearestWordEdge(run.text, (link.box[0] - run.x0) / perUnit);
  const end = nearestWordEdge(run.text, (link.box[2] - run.x0) / perUnit);
  const piece = (from: number, to: number, href: string | null): Run[] => {
    const text = run.text.slice(from, to);
    if (text === '') return [];
    return [{ ...run, text, x0: run.x0 + from * perUnit, x1: run.x0 + to * perUnit, href }];
  };
  const rest = piece(end, run.text.length, null);
  const others = links.filter((other) => other !== link && other.box[0] >= link.box[0]);
  const behind = rest.flatMap((other) => (others.length === links.length ? [other] : splitByLinks(other, others)));
  return [...piece(0, start, null), ...piece(start, end, link.href), ...behind];
}

function nearestWordEdge(text: string, position: number): number {
  let best = 0;
  for (const { index } of text.matchAll(wordEdge)) {
    if (Math.abs(index - position) < Math.abs(best - position)) best = index;
  }
  return best;
}

const wordEdge = /(?<![\p{L}\p{N}])(?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}])(?![\p{L}\p{N}])|$/gu;

function multiply(m: readonly number[], n: readonly number[]): [number, number, number, number, number, number] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = m;
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = n;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

function letters(runs: readonly Run[]): number {
  return runs.reduce((sum, run) => sum + run.text.length, 0);
}
