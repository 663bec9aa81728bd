import type { Failure } from '#shared/messages/sentences/failure.ts';
import { said } from '../../said.ts';
import { importFailure } from '../failures.ts';
import { inlineDrawing } from '../images/inline-drawing.ts';
import { inMegabytes, limits } from '../limits.ts';
import { OpenElements, voidElements } from './open-elements.ts';
import { readAttributes, type TagAttribute } from './tag-attributes.ts';

export interface GuardedHtml {
  /** What messages call it. */
  readonly name: string;
  /** Markup without comments, scripts, styles and what is in frames, drawings as images, and no deeper than the limit. */
  readonly html: string;
  /** Long `data:` addresses and drawings; in `html` the n-th stands as `postil-data:<n>`. */
  readonly dataUris: readonly string[];
  /** Images that SingleFile keeps in a style sheet, by the name of their custom property (`--sf-img-1`). */
  readonly styleImages: ReadonlyMap<string, string>;
  readonly flattened: boolean;
}

/** Elements that are skipped with all their content. */
const dropped = new Set(['script', 'style', 'svg', 'iframe', 'object', 'applet']);
/** What a frame may keep: where it leads and what it is called. Its content is for browsers that know no frames. */
const frameAttributes = /^(?:src|title|aria-label|data-(?:lazy-|litespeed-|cmp-|consent-)?src)$/;
/** Elements whose content is text up to their end tag. */
const textOnly = new Set(['title', 'textarea']);
/** Their tags vanish and what they hold is read as markup: no parser may switch its mode on them. */
const transparent = new Set(['plaintext', 'xmp', 'noembed', 'noframes', 'listing']);
const keptScripts = /^\s*["']?(?:application\/ld\+json|math\/)/i;
const dataUriUnits = 512;
const frameUnits = 4096;

/**
 * Reads markup once, in linear time and without recursion, before any parser sees it: drops what an article never
 * needs, sets long data addresses apart, and flattens what is nested too deep. `name` is for the message of an
 * AppError `too-large`.
 */
export function guardHtml(html: string, name: string): GuardedHtml {
  return new Guard(html, name).run();
}

class Guard {
  private readonly pieces: string[] = [];
  private readonly dataUris: string[] = [];
  private readonly styleImages = new Map<string, string>();
  private readonly open = new OpenElements(limits.depth);
  private nests = true;
  /** Whether an end tag of a drawing may follow. */
  private drawingsEnd = true;
  private copied = 0;
  private elements = 0;
  private units = 0;

  private readonly html: string;
  private readonly name: string;

  constructor(html: string, name: string) {
    this.html = html;
    this.name = name;
  }

  run(): GuardedHtml {
    const { html } = this;
    let at = html.indexOf('<');
    while (at >= 0) at = html.indexOf('<', this.readMarkup(at));
    this.replace(html.length, html.length, '');
    const { dataUris, styleImages } = this;
    return { name: this.name, html: this.pieces.join(''), dataUris, styleImages, flattened: this.open.flattened };
  }

  /** Reads what starts at `<` and returns where to look on. */
  private readMarkup(at: number): number {
    const next = this.html.charCodeAt(at + 1);
    if (isLetter(next)) return this.readStartTag(at);
    if (next === slash) return this.readEndTag(at);
    if (next === exclamation || next === question) return this.dropDeclaration(at);
    return at + 1;
  }

  private dropDeclaration(at: number): number {
    const { html } = this;
    if (html.startsWith('<!--', at)) {
      const close = /--!?>/g;
      close.lastIndex = at + 2;
      return this.drop(at, close.exec(html) === null ? html.length : close.lastIndex);
    }
    const close = html.indexOf('>', at);
    if (/^<!doctype/i.test(html.slice(at, at + 9)) && close >= 0) return close + 1;
    return this.drop(at, close < 0 ? html.length : close + 1);
  }

  private readEndTag(at: number): number {
    const { html } = this;
    const close = html.indexOf('>', at);
    if (close < 0) return this.drop(at, html.length);
    const match = /^[a-z][^\s/>]*/i.exec(html.slice(at + 2, Math.min(close, at + 66)));
    if (match === null) return this.drop(at, close + 1);
    const name = match[0].toLowerCase();
    const end = close + 1;
    // To whoever wrote the page this is text that ends here, whatever is open in it; parsers would leave it open.
    const within = name === 'noscript' ? this.open.within(name) : [];
    // What was dropped is not open, so that its end tag goes as any stray one does.
    if (!this.open.close(name)) return this.drop(at, end);
    if (within.length > 0) this.replace(at, end, [...within, name].map((each) => `</${each}>`).join(''));
    else if (end - at > name.length + 3) this.replace(at, end, `</${name}>`);
    return end;
  }

  private readStartTag(at: number): number {
    const { html } = this;
    nameAt.lastIndex = at + 1;
    const name = (nameAt.exec(html)?.[0] ?? '').toLowerCase();
    const tag = readAttributes(html, at + 1 + name.length);
    if (tag === null) return this.drop(at, html.length);
    if (name === 'iframe') return this.emptyFrame(at, tag.end, tag.attributes);
    if (name === 'script' ? !this.keepsScript(tag.attributes) : dropped.has(name)) return this.skip(at, tag.end, name);
    if (transparent.has(name) || name.length > 64) return this.drop(at, tag.end);
    this.count();
    if (!voidElements.has(name) && !this.open.open(name)) return this.drop(at, tag.end);
    const text = this.slim(name, tag.attributes);
    if (text !== null) this.replace(at, tag.end, text);
    return textOnly.has(name) || name === 'script' ? this.endOfText(tag.end, name) : tag.end;
  }

  private keepsScript(attributes: readonly TagAttribute[]): boolean {
    return attributes.some((attribute) => attribute.name === 'type' && keptScripts.test(attribute.value));
  }

  /** Skips an element with its content; a style sheet is searched for the images that SingleFile keeps there. */
  private skip(at: number, contentAt: number, name: string): number {
    const end = name === 'svg' ? this.endOfDrawing(contentAt) : this.endOfText(contentAt, name);
    // Browsers leave a drawing that is never closed at the next paragraph: what follows is text.
    if (end === null) return this.drop(at, contentAt);
    if (name === 'style') this.readStyle(contentAt, end);
    const close = this.html.indexOf('>', end);
    const behind = close < 0 ? this.html.length : close + 1;
    const drawing = name === 'svg' && close >= 0 ? inlineDrawing(this.html.slice(at, behind)) : null;
    if (drawing === null) return this.drop(at, behind);
    this.replace(at, behind, `<img src="postil-data:${this.dataUris.length}" alt="${drawing.title}">`);
    this.dataUris.push(drawing.address);
    return behind;
  }

  /** Where the end tag of a drawing starts, behind those of the drawings in it; null for one that has none. */
  private endOfDrawing(from: number): number | null {
    if (!this.nests) return this.firstEndOfDrawing(from);
    const tag = /<(\/?)svg(?=[\s/>])/gi;
    tag.lastIndex = from;
    let depth = 1;
    for (let match = tag.exec(this.html); match !== null; match = tag.exec(this.html)) {
      depth += match[1] === '/' ? -1 : 1;
      if (depth === 0) return match.index;
    }
    // Looking to the end of the page once more for each drawing that is never closed would take forever.
    this.nests = false;
    return this.firstEndOfDrawing(from);
  }

  private firstEndOfDrawing(from: number): number | null {
    if (!this.drawingsEnd) return null;
    const end = this.endOfText(from, 'svg');
    this.drawingsEnd = end < this.html.length;
    return this.drawingsEnd ? end : null;
  }

  /** A frame is a sign of what was embedded; nothing of it is ever loaded. */
  private emptyFrame(at: number, contentAt: number, attributes: readonly TagAttribute[]): number {
    const kept = attributes.filter(({ name, value }) => frameAttributes.test(name) && value.length < frameUnits);
    const end = this.skip(at, contentAt, 'iframe');
    if (!kept.some(({ name, value }) => name.endsWith('src') && /^\s*(?:https?:)?\/\//i.test(value))) return end;
    this.count();
    this.pieces.push(`<iframe ${kept.map(({ source }) => source).join(' ')}></iframe>`);
    return end;
  }

  private count(): void {
    this.elements += 1;
    if (this.elements <= limits.elements) return;
    throw this.tooLarge(said().reading.tooManyElements(limits.elements));
  }

  /** Looks no further than the style sheet, and in it behind each image that was found: pages have thousands of them. */
  private readStyle(from: number, to: number): void {
    const style = this.html.slice(from, to);
    const head = /(--sf-img-\d+)\s*:\s*url\(\s*(["']?)(?=data:)/g;
    for (let match = head.exec(style); match !== null; match = head.exec(style)) {
      const [, name = '', quote] = match;
      const end = style.indexOf(quote || ')', head.lastIndex);
      if (end < 0) return;
      this.styleImages.set(name, style.slice(head.lastIndex, end));
      head.lastIndex = end;
    }
  }

  /** Where the end tag of an element starts whose content is text; the end of the input when there is none. */
  private endOfText(from: number, name: string): number {
    const close = new RegExp(`</${name}(?=[\\s/>])`, 'gi');
    close.lastIndex = from;
    return close.exec(this.html)?.index ?? this.html.length;
  }

  /** The tag written anew when an attribute is too long or there are too many; null when it may stay as it is. */
  private slim(name: string, attributes: readonly TagAttribute[]): string | null {
    let changed = attributes.length > limits.attributes;
    let text = `<${name}`;
    for (const attribute of attributes.slice(0, limits.attributes)) {
      // Its name may be what is long.
      if (attribute.source.length < dataUriUnits) {
        text += ` ${attribute.source}`;
        continue;
      }
      if (attribute.value.length >= dataUriUnits && /^\s*data:/i.test(attribute.value)) {
        text += ` ${attribute.name}="postil-data:${this.dataUris.length}"`;
        this.dataUris.push(settled(attribute.value.trim()));
        changed = true;
      } else if (attribute.source.length <= limits.attributeUnits) text += ` ${attribute.source}`;
      else changed = true;
    }
    return changed ? `${text}>` : null;
  }

  private drop(from: number, to: number): number {
    this.replace(from, to, '');
    return to;
  }

  private replace(from: number, to: number, text: string): void {
    this.units += from - this.copied + text.length;
    if (this.units > limits.htmlUnits) throw this.tooLarge(said().reading.tooMuchMarkup(inMegabytes(limits.htmlUnits)));
    this.pieces.push(this.html.slice(this.copied, from), text);
    this.copied = to;
  }

  private tooLarge(failure: Failure): Error {
    return importFailure('too-large', this.name, failure);
  }
}

const slash = 0x2f;
const exclamation = 0x21;
const question = 0x3f;
const nameAt = /[a-z][^\s/>]*/iy;

function isLetter(unit: number): boolean {
  return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
}

/** The references that markup written into an attribute needs; bytes need none. */
function settled(data: string): string {
  if (!/^data:image\/svg[^,]*,/i.test(data) || !data.includes('&')) return data;
  const signs: Readonly<Record<string, string>> = {
    quot: '"',
    apos: "'",
    '#39': "'",
    '#34': '"',
    lt: '<',
    gt: '>',
    amp: '&',
  };
  return data.replace(/&(quot|apos|#39|#34|lt|gt|amp);/g, (_, name: string) => signs[name] ?? '');
}
