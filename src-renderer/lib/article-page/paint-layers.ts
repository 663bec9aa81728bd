import type { ArticlePage } from './article-page.ts';
import { Intervals, type Passages } from './intervals.ts';

/** What is painted over the text besides the marks, each under the name of its own that `marks.css` declares. */
export type LayerName = 'find' | 'find-current' | 'hover' | 'spoken' | 'spoken-word' | 'spot' | 'mark-focused';

/** Of more passages than this only those near the screen are registered: painting takes the time of all that are. */
const mostEverywhere = 500;

/** What is painted on top; marks stand below all of it, in the order of their lanes. */
const priorities: Readonly<Record<LayerName, number>> = {
  hover: 10,
  spoken: 20,
  'spoken-word': 25,
  find: 30,
  'find-current': 40,
  spot: 50,
  'mark-focused': 60,
};

interface Layer {
  readonly passages: Intervals;
  /** The name in `marks.css` of the passage at an index. */
  readonly nameOf: (index: number) => string;
  readonly priorityOf: (name: string) => number;
}

/**
 * Paints exactly these passages as a layer, in place of those it had; none clears it. They come sorted by start and are
 * kept until the article is closed: only those near the screen are registered when they are many, and they are
 * registered anew when its text nodes change.
 */
export function paintLayer(
  page: ArticlePage,
  name: LayerName,
  passages: readonly { start: number; end: number }[] | Passages,
): void {
  const layer = { passages: new Intervals(passages), nameOf: () => name, priorityOf: () => priorities[name] };
  painterOf(page).setLayer(name, layer);
}

/** Paints passages under several names as one layer; see `paintLayer`. */
export function paintNamed(page: ArticlePage, key: string, layer: Layer): void {
  painterOf(page).setLayer(key, layer);
}

const painters = new WeakMap<ArticlePage, Painter>();

function painterOf(page: ArticlePage): Painter {
  let painter = painters.get(page);
  if (painter === undefined) {
    painter = new Painter(page);
    painters.set(page, painter);
  }
  return painter;
}

class Painter {
  private readonly page: ArticlePage;
  private readonly layers = new Map<string, Layer>();
  /** Of each layer the names it has registered, with the indices of starts and ends that stand under them. */
  private readonly registered = new Map<string, Map<string, readonly number[]>>();
  private revision: number;

  constructor(page: ArticlePage) {
    this.page = page;
    this.revision = page.revision;
    page.onNear(() => {
      for (const key of this.layers.keys()) this.register(key);
    });
    page.onClose(() => {
      this.layers.clear();
      for (const names of this.registered.values()) for (const name of names.keys()) CSS.highlights.delete(name);
    });
  }

  setLayer(key: string, layer: Layer): void {
    this.layers.set(key, layer);
    this.register(key);
  }

  /** Registers what is to be seen of a layer; a name whose passages are the same as before is left alone. */
  private register(key: string): void {
    const layer = this.layers.get(key);
    if (layer === undefined) return;
    if (this.revision !== this.page.revision) {
      this.revision = this.page.revision;
      // Text nodes have changed: every range is void.
      for (const names of this.registered.values()) for (const name of names.keys()) names.set(name, []);
    }
    const before = this.registered.get(key) ?? new Map<string, readonly number[]>();
    const wanted = this.wanted(layer);
    for (const name of before.keys()) if (!wanted.has(name)) CSS.highlights.delete(name);
    for (const [name, ends] of wanted) {
      const known = before.get(name);
      if (known?.length === ends.length && ends.every((end, at) => end === known[at])) continue;
      const highlight = new Highlight();
      for (let at = 0; at < ends.length; at += 2) {
        const range = this.page.map.endsOf(ends[at] as number, ends[at + 1] as number);
        if (range !== null) highlight.add(new StaticRange(range));
      }
      highlight.priority = layer.priorityOf(name);
      CSS.highlights.set(name, highlight);
    }
    this.registered.set(key, wanted);
  }

  /** Starts and ends of the passages to register, one after another, under their names. */
  private wanted({ passages, nameOf }: Layer): Map<string, number[]> {
    const { starts, ends } = passages;
    const { start, end } =
      starts.length > mostEverywhere ? this.page.nearRange() : { start: 0, end: this.page.map.text.length };
    const wanted = new Map<string, number[]>();
    for (const index of passages.within(start, end)) {
      const name = nameOf(index);
      const list = wanted.get(name);
      if (list === undefined) wanted.set(name, [starts[index] as number, ends[index] as number]);
      else list.push(starts[index] as number, ends[index] as number);
    }
    return wanted;
  }
}
