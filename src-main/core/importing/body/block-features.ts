// Longer than other files: the inputs of one trained model stand in one place, in the order in which it was trained.
import { type Block, type Box, isProse, type PageBlocks } from './blocks.ts';
import { type NameKind, nameKinds, type PhraseKind, phraseKinds, splitNames } from './phrases.ts';

/** What is known of a page besides its blocks. Texts are folded. */
export interface PageFacts {
  readonly title: string;
  readonly description: string;
  /** Texts of the blocks that Readability kept. */
  readonly kept: ReadonlySet<string>;
  /** Texts of the blocks that Defuddle kept, where it was asked. */
  readonly other: ReadonlySet<string> | null;
}

type Measure = (block: Block, page: PageView) => number;

const nameKeys = Object.keys(nameKinds) as NameKind[];
const phraseKeys = Object.keys(phraseKinds) as PhraseKind[];
const tagKeys = [
  'aside',
  'nav',
  'footer',
  'header',
  'form',
  'table',
  'ul',
  'ol',
  'figure',
  'blockquote',
  'article',
  'main',
  'section',
  'dl',
  'details',
];
const ownTags = [
  'p',
  'div',
  'li',
  'td',
  'figcaption',
  'blockquote',
  'pre',
  'section',
  'header',
  'dd',
  'dt',
  'time',
  'footer',
  'article',
  'body',
  'label',
  'button',
];

/** What a block is measured by, in the order of a model's inputs. Counts of units enter as logarithms. */
const measures: Record<string, Measure> = {
  units: (b) => log(b.text.length),
  words: (b) => log(wordsIn(b.text)),
  wordLength: (b) => b.text.length / (wordsIn(b.text) + 1),
  linkShare: (b) => b.linked / b.text.length,
  links: (b) => b.links,
  strongShare: (b) => b.strong / b.text.length,
  timed: (b) => Number(b.timed),
  ending: (b) => ending(b.text),
  starting: (b) => starting(b.text),
  stops: (b) => count(b.text, /[.!?。！？…][\s"”’)\]]|[.!?。！？]$/g),
  commas: (b) => count(b.text, /[,，、;]/g) / (b.text.length / 50 + 1),
  digits: (b) => count(b.text, /\d/g) / b.text.length,
  capitals: (b) => count(b.text, /\p{Lu}/gu) / b.text.length,
  marks: (b) => count(b.text, /[|·•»›→/:@#&]/g) / b.text.length,
  quoted: (b) => Number(/[“”„«»"「『]/.test(b.text)),
  address: (b) => Number(/@[\w.]+\.\w|https?:|www\./.test(b.text)),
  heading: (b) => headingLevel(b.element.name),
  copies: (b, p) => p.copies(b.text),
  laterCopy: (b, p) => Number(p.isLaterCopy(b)),
  ofTitle: (b, p) => p.likeness(b.index).ofTitle,
  titleIn: (b, p) => p.likeness(b.index).titleIn,
  ofDescription: (b, p) => p.likeness(b.index).ofDescription,
  kept: (b, p) => p.kept(b.index),
  keptBefore: (b, p) => p.kept(b.index - 1) + p.kept(b.index - 2),
  keptBehind: (b, p) => p.kept(b.index + 1) + p.kept(b.index + 2),
  keptInBox: (b, p) => p.keptShare(b.element.parent ?? b.element),
  keptInUpper: (b, p) => p.keptShare(upper(b.element, 2)),
  keptShare: (_, p) => p.keptShare(p.root),
  beforeKept: (b, p) => clamp(p.firstKept - b.index, -50, 50),
  behindKept: (b, p) => clamp(b.index - p.lastKept, -50, 50),
  inMain: (b, p) => Number(p.isInMain(b.element)),
  belowMain: (b, p) => (p.isInMain(b.element) ? b.element.depth - p.main.depth : -1),
  stepsToHome: (b, p) => p.stepsToHome(b.element),
  sameBoxAsProse: (b, p) => p.shareOfProse(b.element.parent),
  sameLookAsProse: (b, p) => p.lookShare(b.element),
  lookCount: (b, p) => log(p.lookCount(b.element)),
  boxUnits: (b) => log(b.element.units),
  boxBlocks: (b) => log(b.element.end - b.element.first),
  parentUnits: (b) => log(upper(b.element, 1).units),
  parentLinkShare: (b) => linkShare(upper(b.element, 1)),
  parentProse: (b) => proseShare(upper(b.element, 1)),
  parentBlocks: (b) => log(upper(b.element, 1).end - upper(b.element, 1).first),
  parentImages: (b) => clamp(upper(b.element, 1).images, 0, 10),
  upperUnits: (b) => log(upper(b.element, 2).units),
  upperLinkShare: (b) => linkShare(upper(b.element, 2)),
  upperProse: (b) => proseShare(upper(b.element, 2)),
  thirdLinkShare: (b) => linkShare(upper(b.element, 3)),
  thirdProse: (b) => proseShare(upper(b.element, 3)),
  partUnits: (b, p) => log(p.partOf(b.element).units),
  partLinkShare: (b, p) => linkShare(p.partOf(b.element)),
  partProse: (b, p) => proseShare(p.partOf(b.element)),
  partImages: (b, p) => clamp(p.partOf(b.element).images, 0, 10),
  partBlocks: (b, p) => log(p.partOf(b.element).end - p.partOf(b.element).first),
  partFromEnd: (b, p) => log(p.main.end - p.partOf(b.element).first),
  place: (b, p) => b.index / p.blocks.length,
  fromProseStart: (b, p) => clamp(b.index - p.firstProse, -40, 200),
  toProseEnd: (b, p) => clamp(p.lastProse - b.index, -40, 200),
  proseBefore: (b, p) => p.proseBefore(b.index),
  proseNearBefore: (b, p) => p.proseWithin(b.index - 5, b.index),
  proseNearBehind: (b, p) => p.proseWithin(b.index + 1, b.index + 6),
  proseAhead: (b, p) => p.proseWithin(b.index + 1, b.index + 26),
  linksAhead: (b, p) => p.linkShareWithin(b.index + 1, b.index + 6),
  linksBefore: (b, p) => p.linkShareWithin(b.index - 5, b.index),
  afterTitle: (b, p) => clamp(b.index - p.titleAt, -20, 60),
  sinceHeading: (b, p) => clamp(p.sinceHeading(b.index), 0, 30),
  headingPhrase: (b, p) => p.headingPhrase(b.index),
  sinceRelated: (b, p) => clamp(p.sinceRelated(b.index), 0, 40),
  pageUnits: (_, p) => log(p.root.units),
  pageProse: (_, p) => proseShare(p.root),
  pageBlocks: (_, p) => log(p.blocks.length),
  hidden: (b, p) => Number(p.isHidden(b.element)),
  cardUnits: (b, p) => log(p.cardOf(b.element).units),
  cardBlocks: (b, p) => log(p.cardOf(b.element).end - p.cardOf(b.element).first),
  cardImages: (b, p) => clamp(p.cardOf(b.element).images, 0, 5),
  cardLinked: (b, p) => p.linkedLines(p.cardOf(b.element)),
  cardTimed: (b, p) => p.timedLines(p.cardOf(b.element)),
  cardCopies: (b, p) => log(p.lookCount(p.cardOf(b.element), 'box')),
  listShape: (b) => (b.element.name === 'li' ? linkShare(b.element.parent ?? b.element) : -1),
  namesSelf: (b, p) => p.ownNames(b.element),
};
for (const kind of phraseKeys)
  measures[`phrase:${kind}`] = (b) => Number(b.text.length < 700 && phraseKinds[kind].test(b.text));
nameKeys.forEach((kind, at) => {
  measures[`named:${kind}`] = (b, p) => (p.names(b.element) >> at) & 1;
});
for (const kind of ['body', 'related', 'caption', 'author', 'standfirst', 'box', 'meta', 'article'] as const) {
  const at = nameKeys.indexOf(kind);
  measures[`near:${kind}`] = (b, p) => (p.nearNames(b.element) >> at) & 1;
}
tagKeys.forEach((tag, at) => {
  measures[`in:${tag}`] = (b, p) => (p.tags(b.element) >> at) & 1;
});
for (const tag of ownTags) measures[`is:${tag}`] = (b) => Number(b.element.name === tag);
for (const offset of [-3, -2, -1, 1, 2, 3]) {
  measures[`units${offset}`] = (b, p) => log(p.at(b.index + offset)?.text.length ?? 0);
  measures[`linkShare${offset}`] = (b, p) => linkShareOf(p.at(b.index + offset));
  measures[`heading${offset}`] = (b, p) => headingLevel(p.at(b.index + offset)?.element.name ?? '');
  measures[`sameBox${offset}`] = (b, p) => Number(p.at(b.index + offset)?.element.parent === b.element.parent);
}

/** What is measured besides where a second extractor was asked. */
const otherMeasures: Record<string, Measure> = {
  other: (b, p) => p.other(b.index),
  otherBefore: (b, p) => p.other(b.index - 1) + p.other(b.index - 2),
  otherBehind: (b, p) => p.other(b.index + 1) + p.other(b.index + 2),
  otherShare: (b, p) => p.otherShare(b.element.parent ?? b.element),
  otherToKept: (_, p) => p.otherShare(p.root) / (p.keptShare(p.root) + 0.01),
};

export const featureNames: readonly string[] = Object.keys(measures);
export const featureNamesWithOther: readonly string[] = [...featureNames, ...Object.keys(otherMeasures)];
const order = Object.values(measures);
const orderWithOther = [...order, ...Object.values(otherMeasures)];

/** One row a block, one number a feature, in the order of `featureNames`, with `other` of `featureNamesWithOther`. */
export function blockFeatures(page: PageBlocks, facts: PageFacts): Float32Array[] {
  const view = new PageView(page, facts);
  const asked = facts.other === null ? order : orderWithOther;
  return page.blocks.map((block) => Float32Array.from(asked, (measure) => measure(block, view)));
}

/** The page as the measures see it: everything that is asked more than once, counted once. */
class PageView {
  readonly blocks: readonly Block[];
  readonly root: Box;
  /** The smallest box that holds most of the prose. */
  readonly main: Box;
  readonly firstProse: number;
  readonly lastProse: number;
  readonly firstKept: number;
  readonly lastKept: number;
  readonly titleAt: number;
  readonly titleWords: ReadonlySet<string>;
  readonly descriptionWords: ReadonlySet<string>;
  private readonly home: Box | null;
  private readonly keptFlags: Uint8Array;
  private readonly keptSums: Float64Array;
  private readonly otherFlags: Uint8Array;
  private readonly otherSums: Float64Array;
  private readonly unitSums: Float64Array;
  private readonly linkedSums: Float64Array;
  private readonly proseSums: Float64Array;
  private readonly counts = new Map<string, number>();
  private readonly firstAt = new Map<string, number>();
  private readonly looks = new Map<string, { units: number; count: number }>();
  private readonly lookOf = new Map<Box, string>();
  private readonly proseBy = new Map<Box, number>();
  private readonly nameBits = new Map<Box, { own: number; all: number }>();
  private readonly tagBits = new Map<Box, number>();
  private readonly hiddenBoxes = new Set<Box>();
  private readonly parts = new Map<Box, Box>();
  private readonly cards = new Map<Box, Box>();
  private readonly fromHome = new Map<Box, number>();
  private readonly likenesses: readonly Likeness[];
  private readonly linkedLineSums: Float64Array;
  private readonly timedSums: Float64Array;
  private readonly boxLooks = new Map<string, number>();
  private readonly headings: Int32Array;
  private readonly relatedAt: Int32Array;

  constructor({ blocks, boxes }: PageBlocks, { title, description, kept, other }: PageFacts) {
    const root = boxes[0] as Box;
    this.blocks = blocks;
    this.root = root;
    this.keptFlags = Uint8Array.from(blocks, ({ text }) => Number(kept.has(text)));
    this.otherFlags = Uint8Array.from(blocks, ({ text }) => Number(other?.has(text) ?? false));
    this.otherSums = sums(blocks, ({ text, index }) => (this.otherFlags[index] === 1 ? text.length : 0));
    this.unitSums = sums(blocks, ({ text }) => text.length);
    this.linkedSums = sums(blocks, ({ linked }) => linked);
    this.proseSums = sums(blocks, (block) => (isProse(block) ? block.text.length : 0));
    this.keptSums = sums(blocks, ({ text, index }) => (this.keptFlags[index] === 1 ? text.length : 0));
    for (const block of blocks) this.count(block);
    this.main = mainOf(boxes);
    const inMain = blocks.slice(this.main.first, this.main.end).filter(isProse);
    this.firstProse = inMain[0]?.index ?? 0;
    this.lastProse = inMain.at(-1)?.index ?? blocks.length - 1;
    this.firstKept = Math.max(this.keptFlags.indexOf(1), 0);
    const lastKept = this.keptFlags.lastIndexOf(1);
    this.lastKept = lastKept < 0 ? blocks.length - 1 : lastKept;
    this.home = [...this.proseBy].reduce<[Box | null, number]>(
      (most, [box, units]) => (units > most[1] ? [box, units] : most),
      [null, 0],
    )[0];
    this.titleWords = wordSet(title);
    this.descriptionWords = wordSet(description);
    this.likenesses = blocks.map(({ text }) => likenessOf(text, this.titleWords, this.descriptionWords));
    this.titleAt = this.findTitle();
    this.linkedLineSums = sums(blocks, ({ text, linked }) => Number(linked >= text.length * 0.9));
    this.timedSums = sums(blocks, ({ text, timed }) =>
      Number(timed || (text.length < 60 && phraseKinds.dateline.test(text))),
    );
    for (const box of boxes) this.read(box);
    let steps = 0;
    for (let at = this.home; at !== null; at = at.parent) this.fromHome.set(at, steps++);
    this.headings = lastWhere(blocks, ({ element }) => headingLevel(element.name) > 0);
    this.relatedAt = lastWhere(blocks, ({ text }) => text.length < 80 && phraseKinds.related.test(text));
  }

  private count(block: Block): void {
    const { text, element, index } = block;
    this.counts.set(text, (this.counts.get(text) ?? 0) + 1);
    if (!this.firstAt.has(text)) this.firstAt.set(text, index);
    const look = this.look(element);
    const known = this.looks.get(look) ?? { units: 0, count: 0 };
    known.count += 1;
    if (isProse(block)) {
      known.units += text.length;
      const parent = element.parent ?? element;
      this.proseBy.set(parent, (this.proseBy.get(parent) ?? 0) + text.length);
    }
    this.looks.set(look, known);
  }

  /** Tags and classes of a box and the two around it: what a style sheet would tell apart. */
  private look(box: Box): string {
    let look = this.lookOf.get(box);
    if (look === undefined) {
      look = '';
      for (let at: Box | null = box, steps = 0; at !== null && steps < 3; at = at.parent, steps += 1)
        look += `${at.name}.${at.element.getAttribute('class') ?? ''}>`;
      this.lookOf.set(box, look);
    }
    return look;
  }

  private read(box: Box): void {
    const { element, parent } = box;
    const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''} ${element.getAttribute('role') ?? ''} ${element.getAttribute('itemprop') ?? ''} ${element.getAttribute('data-component') ?? ''}`;
    const own = bitsOf(names);
    // What stands around the whole article says nothing of its parts.
    const around = box.first <= this.main.first && box.end >= this.main.end;
    const above = parent === null ? 0 : (this.nameBits.get(parent)?.all ?? 0);
    this.nameBits.set(box, { own, all: around ? 0 : own | above });
    const tag = tagKeys.indexOf(box.name);
    const tagsAbove = parent === null ? 0 : (this.tagBits.get(parent) ?? 0);
    this.tagBits.set(box, (around && tag < 10 ? 0 : tag < 0 ? 0 : 1 << tag) | tagsAbove);
    const look = this.look(box);
    this.boxLooks.set(look, (this.boxLooks.get(look) ?? 0) + 1);
    const style = element.getAttribute('style') ?? '';
    const isHidden =
      element.hasAttribute('hidden') ||
      element.getAttribute('aria-hidden') === 'true' ||
      /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style);
    if (isHidden || (parent !== null && this.hiddenBoxes.has(parent))) this.hiddenBoxes.add(box);
    this.parts.set(
      box,
      parent === null || around
        ? box
        : parent.first <= this.main.first && parent.end >= this.main.end
          ? box
          : (this.parts.get(parent) ?? box),
    );
  }

  private findTitle(): number {
    let best = -1;
    for (const { element, text, index } of this.blocks) {
      if (this.titleWords.size === 0 || text.length > 300) continue;
      if (this.likeness(index).titleIn < 0.8) continue;
      if (element.name === 'h1') return index;
      if (best < 0 && headingLevel(element.name) > 0) best = index;
    }
    return best < 0 ? this.firstProse : best;
  }

  at(index: number): Block | undefined {
    return this.blocks[index];
  }
  kept(index: number): number {
    return this.keptFlags[index] ?? 0;
  }
  keptShare({ first, end }: Box): number {
    return share(this.keptSums, this.unitSums, first, end);
  }
  other(index: number): number {
    return this.otherFlags[index] ?? 0;
  }
  otherShare({ first, end }: Box): number {
    return share(this.otherSums, this.unitSums, first, end);
  }
  linkShareWithin(first: number, end: number): number {
    return share(this.linkedSums, this.unitSums, Math.max(first, 0), Math.min(end, this.blocks.length));
  }
  /** Share of the page's prose that stands before a block. */
  proseBefore(index: number): number {
    return (this.proseSums[index] ?? 0) / ((this.proseSums[this.blocks.length] ?? 0) + 1);
  }
  proseWithin(first: number, end: number): number {
    const from = Math.max(first, 0);
    const to = Math.max(Math.min(end, this.blocks.length), from);
    return log((this.proseSums[to] ?? 0) - (this.proseSums[from] ?? 0));
  }
  copies(text: string): number {
    return Math.min(this.counts.get(text) ?? 1, 5);
  }
  isLaterCopy({ text, index }: Block): boolean {
    return text.length > 30 && (this.firstAt.get(text) ?? index) < index;
  }
  likeness(index: number): Likeness {
    return this.likenesses[index] ?? unlike;
  }
  isInMain(box: Box): boolean {
    return box.first >= this.main.first && box.end <= this.main.end && box.depth >= this.main.depth;
  }
  /** Steps from a block's parent up to the first box that also holds the parent of most prose, and down again. */
  stepsToHome(box: Box): number {
    if (this.home === null) return 20;
    let steps = 0;
    for (let at: Box | null = box.parent ?? box; at !== null; at = at.parent, steps += 1) {
      const down = this.fromHome.get(at);
      if (down !== undefined) return steps + down;
    }
    return 20;
  }
  shareOfProse(box: Box | null): number {
    return box === null ? 0 : (this.proseBy.get(box) ?? 0) / ((this.proseSums[this.blocks.length] ?? 0) + 1);
  }
  lookShare(box: Box): number {
    return (this.looks.get(this.look(box))?.units ?? 0) / ((this.proseSums[this.blocks.length] ?? 0) + 1);
  }
  /** How many lines, or boxes, of the page look the same. */
  lookCount(box: Box, of: 'line' | 'box' = 'line'): number {
    const look = this.look(box);
    return of === 'box' ? (this.boxLooks.get(look) ?? 0) : (this.looks.get(look)?.count ?? 0);
  }
  /** The smallest box around a block that holds other blocks too: a paragraph's chapter, a teaser's card. */
  cardOf(box: Box): Box {
    let card = this.cards.get(box);
    if (card === undefined) {
      card = box;
      while (card.parent !== null && card.end - card.first < 2) card = card.parent;
      this.cards.set(box, card);
    }
    return card;
  }
  linkedLines({ first, end }: Box): number {
    return ((this.linkedLineSums[end] ?? 0) - (this.linkedLineSums[first] ?? 0)) / (end - first);
  }
  timedLines({ first, end }: Box): number {
    return ((this.timedSums[end] ?? 0) - (this.timedSums[first] ?? 0)) / (end - first);
  }
  names(box: Box): number {
    return this.nameBits.get(box)?.all ?? 0;
  }
  nearNames(box: Box): number {
    const parent = box.parent;
    return (this.nameBits.get(box)?.own ?? 0) | (parent === null ? 0 : (this.nameBits.get(parent)?.own ?? 0));
  }
  ownNames({ element }: Box): number {
    return Number(element.hasAttribute('class')) + Number(element.hasAttribute('id'));
  }
  tags(box: Box): number {
    return this.tagBits.get(box) ?? 0;
  }
  isHidden(box: Box): boolean {
    return this.hiddenBoxes.has(box);
  }
  /** The outermost box around a block that does not hold the whole article. */
  partOf(box: Box): Box {
    return this.parts.get(box) ?? box;
  }
  sinceHeading(index: number): number {
    const at = this.headings[index] ?? -1;
    return at < 0 ? 30 : index - at;
  }
  sinceRelated(index: number): number {
    const at = this.relatedAt[index] ?? -1;
    return at < 0 ? 40 : index - at;
  }
  /** Which kind of line the last heading is, 0 for none. */
  headingPhrase(index: number): number {
    const text = this.blocks[this.headings[index] ?? -1]?.text ?? '';
    return text === '' || text.length > 120 ? 0 : phraseKeys.findIndex((kind) => phraseKinds[kind].test(text)) + 1;
  }
}

/** How far a line says what the title or the description says: shares of words. */
interface Likeness {
  readonly ofTitle: number;
  readonly titleIn: number;
  readonly ofDescription: number;
}

const unlike: Likeness = { ofTitle: 0, titleIn: 0, ofDescription: 0 };

function likenessOf(text: string, title: ReadonlySet<string>, description: ReadonlySet<string>): Likeness {
  if (text.length > 600 || (title.size === 0 && description.size === 0)) return unlike;
  const own = wordSet(text);
  if (own.size === 0) return unlike;
  let inTitle = 0;
  let inDescription = 0;
  for (const word of own) {
    if (title.has(word)) inTitle += 1;
    if (description.has(word)) inDescription += 1;
  }
  return {
    ofTitle: inTitle / own.size,
    titleIn: title.size === 0 ? 0 : inTitle / title.size,
    ofDescription: inDescription / own.size,
  };
}

function mainOf(boxes: readonly Box[]): Box {
  let main = boxes[0] as Box;
  for (const box of boxes)
    if (
      box.depth > main.depth &&
      box.prose > (boxes[0] as Box).prose * 0.6 &&
      box.first >= main.first &&
      box.end <= main.end
    )
      main = box;
  return main;
}

function bitsOf(names: string): number {
  const split = splitNames(names.slice(0, 400));
  if (split.trim() === '') return 0;
  let bits = 0;
  nameKeys.forEach((kind, at) => {
    if (nameKinds[kind].test(split)) bits |= 1 << at;
  });
  return bits;
}

function upper(box: Box, steps: number): Box {
  let at = box;
  for (let i = 0; i < steps && at.parent !== null; i += 1) at = at.parent;
  return at;
}

function linkShare({ linked, units }: Box): number {
  return linked / (units + 1);
}

function proseShare({ prose, units }: Box): number {
  return prose / (units + 1);
}

function linkShareOf(block: Block | undefined): number {
  return block === undefined ? -1 : block.linked / block.text.length;
}

function headingLevel(name: string): number {
  return /^h[1-6]$/.test(name) ? Number(name[1]) : 0;
}

function ending(text: string): number {
  if (/[.!?。！？]["”’»)\]]*$/.test(text)) return 1;
  if (/(?:…|\.\.\.)["”’»)\]]*$/.test(text)) return 2;
  if (/[:：]$/.test(text)) return 3;
  if (/[,;，、]$/.test(text)) return 4;
  return 0;
}

function starting(text: string): number {
  if (/^\p{Lu}/u.test(text)) return 1;
  if (/^\p{Ll}/u.test(text)) return 2;
  if (/^\d/.test(text)) return 3;
  if (/^["“„«'‘「]/.test(text)) return 4;
  if (/^[•·*–—▪►»>|-]/.test(text)) return 5;
  return 0;
}

function sums(blocks: readonly Block[], measure: (block: Block) => number): Float64Array {
  const result = new Float64Array(blocks.length + 1);
  blocks.forEach((block, index) => {
    result[index + 1] = (result[index] ?? 0) + measure(block);
  });
  return result;
}

function share(part: Float64Array, whole: Float64Array, first: number, end: number): number {
  if (end <= first) return 0;
  return ((part[end] ?? 0) - (part[first] ?? 0)) / ((whole[end] ?? 0) - (whole[first] ?? 0) + 1);
}

/** For each block, where the last one before it (itself included) stands that `wanted` holds for; -1 for none. */
function lastWhere(blocks: readonly Block[], wanted: (block: Block) => boolean): Int32Array {
  let last = -1;
  return Int32Array.from(blocks, (block) => {
    if (wanted(block)) last = block.index;
    return last;
  });
}

function wordSet(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}

function wordsIn(text: string): number {
  return count(text, /[\p{L}\p{N}]+/gu);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function log(value: number): number {
  return Math.log2(1 + Math.max(value, 0));
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
