import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from 'saxes';
import { limits as all } from '../limits.ts';
import {
  drawingAttributes,
  drawingElements,
  partOf,
  refusedElements,
  repeatingElements,
  staysInside,
} from './drawing-rules.ts';

const svg = 'http://www.w3.org/2000/svg';
const xlink = 'http://www.w3.org/1999/xlink';
const limits = all.drawing;

/** A drawing as it will be stored, and its size in pixels. */
export interface CleanDrawing {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Why a drawing is not kept; never leaves this file. */
class Refused extends Error {}

/**
 * Writes an SVG drawing anew with nothing but its shapes, text and paint. Null for one that is not well formed, is too
 * large, acts (scripts, animations), holds other documents or pictures, leads outside, or multiplies itself.
 */
export function cleanDrawing(bytes: Uint8Array): CleanDrawing | null {
  if (bytes.length > limits.bytes) return null;
  try {
    return new Cleaner().clean(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof Refused || error instanceof TypeError) return null;
    throw error;
  }
}

class Cleaner {
  private readonly out: string[] = [];
  /** What was written of the open elements: their name, or null for one that was left out with all it holds. */
  private readonly open: (string | null)[] = [];
  private readonly using = new Set<string>();
  private readonly used = new Set<string>();
  private readonly ids: (string | null)[] = [];
  private size: { width: number; height: number } | null = null;
  private style = '';
  private elements = 0;
  private uses = 0;

  clean(text: string): CleanDrawing | null {
    const parser = new SaxesParser({ xmlns: true });
    parser.on('error', () => {
      throw new Refused();
    });
    parser.on('doctype', (doctype) => {
      if (doctype.includes('[')) throw new Refused();
    });
    parser.on('opentag', (tag) => this.start(tag));
    parser.on('closetag', () => this.end());
    parser.on('text', (content) => this.text(content));
    parser.on('cdata', (content) => this.text(content));
    parser.write(text).close();
    // A part that uses others and is used itself multiplies with each step.
    for (const id of this.used) if (this.using.has(id)) return null;
    if (this.size === null || this.uses * this.elements > limits.drawn) return null;
    return { bytes: new TextEncoder().encode(this.out.join('')), ...this.size };
  }

  private start(tag: SaxesTagNS): void {
    this.elements += 1;
    if (this.elements > limits.elements || this.open.length > limits.depth) throw new Refused();
    const { local, uri } = tag;
    if (refusedElements.has(local) || (this.open.length === 0 && (local !== 'svg' || uri !== svg))) throw new Refused();
    const isKept = uri === svg && drawingElements.has(local) && !this.isLeftOut();
    const name = local === 'a' ? 'g' : local;
    this.open.push(isKept ? name : null);
    this.ids.push(null);
    if (!isKept) return;
    const attributes = Object.values(tag.attributes);
    this.out.push(`<${name}${this.open.length === 1 ? this.rootNames(attributes) : ''}`);
    for (const attribute of attributes) this.out.push(this.attribute(name, attribute));
    this.out.push('>');
  }

  /** Settles the size: a drawing that leaves it to its surroundings has one of the browser's choice as an image. */
  private rootNames(attributes: readonly SaxesAttributeNS[]): string {
    this.size = sizeOf(attributes);
    if (this.size === null) throw new Refused();
    return ` xmlns="${svg}" width="${this.size.width}" height="${this.size.height}"`;
  }

  private attribute(element: string, { local, uri, prefix, value }: SaxesAttributeNS): string {
    if (local === 'href' && (uri === xlink || uri === '')) return this.reference(element, value);
    if (this.open.length === 1 && (local === 'width' || local === 'height')) return '';
    if (uri !== '' || prefix !== '' || !drawingAttributes.has(local)) return '';
    if (!staysInside(value)) throw new Refused();
    if (/url\s*\(/i.test(value) && this.isRepeated()) throw new Refused();
    if (local === 'id') this.ids[this.ids.length - 1] = value;
    return ` ${local}="${escaped(value)}"`;
  }

  private reference(element: string, value: string): string {
    if (!/^(?:use|linearGradient|radialGradient|pattern|textPath)$/.test(element)) return '';
    const part = partOf(value);
    if (part === null || this.isRepeated()) throw new Refused();
    if (element === 'use') {
      this.uses += 1;
      this.used.add(part);
      for (const id of this.ids) if (id !== null) this.using.add(id);
    }
    return ` href="#${escaped(part)}"`;
  }

  private end(): void {
    const name = this.open.pop();
    this.ids.pop();
    if (name == null) return;
    if (name === 'style') {
      if (!staysInside(this.style)) throw new Refused();
      this.out.push(escaped(this.style));
      this.style = '';
    }
    this.out.push(`</${name}>`);
  }

  private text(content: string): void {
    if (this.isLeftOut()) return;
    if (this.open.at(-1) === 'style') this.style += content;
    else this.out.push(escaped(content));
  }

  private isLeftOut(): boolean {
    return this.open.at(-1) === null;
  }

  private isRepeated(): boolean {
    return this.open.some((name, at) => name !== null && at < this.open.length - 1 && repeatingElements.has(name));
  }
}

/** The size in pixels that a drawing declares, else that of its view; null when it has neither. */
function sizeOf(attributes: readonly SaxesAttributeNS[]): { width: number; height: number } | null {
  const value = (name: string) => attributes.find(({ local, uri }) => local === name && uri === '')?.value.trim() ?? '';
  const view = value('viewBox')
    .split(/[\s,]+/)
    .map(Number);
  const [wide, high] = [view[2] ?? 0, view[3] ?? 0];
  const [width, height] = [pixels(value('width')), pixels(value('height'))];
  const ratio = wide > 0 && high > 0 ? wide / high : null;
  const size = {
    width: Math.round(width ?? (height !== null && ratio !== null ? height * ratio : wide)),
    height: Math.round(height ?? (width !== null && ratio !== null ? width / ratio : high)),
  };
  const isShown = size.width > 0 && size.height > 0 && size.width * size.height <= all.imagePixels;
  return isShown && size.width <= limits.side && size.height <= limits.side ? size : null;
}

const unitPixels: Readonly<Record<string, number>> = { '': 1, px: 1, pt: 4 / 3, pc: 16, mm: 3.78, cm: 37.8, in: 96 };

function pixels(length: string): number | null {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?|\.\d+)(px|pt|pc|mm|cm|in)?$/.exec(length) ?? [];
  return number === undefined ? null : Number(number) * (unitPixels[unit] ?? 1);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
