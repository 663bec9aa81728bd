import { serialize } from 'parse5';
import { parseBody } from '../page/body-text.ts';
import type { TreeElement, TreeNode } from '../page/parse-tree.ts';

const limits = { units: 512 * 1024, least: 400, width: 240, height: 100 };
/** Marks that a chart or a map has many of, and an icon or a logo few. */
const marks = /<(?:text|rect|circle|line|polyline|polygon|ellipse|path)\b/gi;

/**
 * The `data:` address of a drawing that stands in a page as an element, given its markup, and its title as the value
 * of an attribute; null for an icon, a logo, or one that would be black shapes without the page's styles.
 */
export function inlineDrawing(markup: string): { address: string; title: string } | null {
  if (markup.length < limits.least || markup.length > limits.units || !isFigure(markup)) return null;
  try {
    const root = parseBody(markup).childNodes[0];
    if (root === undefined || !isSvg(root)) return null;
    const label = root.attrs.find(({ name }) => name === 'aria-label')?.value ?? titleOf(root);
    const bytes = Buffer.from(written(root), 'utf8').toString('base64');
    return { address: `data:image/svg+xml;base64,${bytes}`, title: escaped(label.slice(0, 300)) };
  } catch (error) {
    // A tree out of proportion or too deep for the stack is no drawing of anything.
    if (error instanceof Error) return null;
    throw error;
  }
}

/** As XML: what the HTML parser read has every element closed, so that only the names of its spaces are missing. */
function written(root: TreeElement): string {
  const attributes = root.attrs
    .filter(({ name, prefix }) => name !== 'xmlns' && (prefix ?? '') === '')
    .map(({ name, value }) => ` ${name}="${escaped(value)}"`);
  const names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';
  return `<svg ${names}${attributes.join('')}>${serialize(root).replaceAll('&nbsp;', '&#160;')}</svg>`;
}

function isSvg(node: TreeNode): node is TreeElement {
  return 'tagName' in node && node.tagName === 'svg';
}

function titleOf(root: TreeElement): string {
  const title = root.childNodes.find((node) => 'tagName' in node && node.tagName === 'title');
  const text = title !== undefined && 'tagName' in title ? title.childNodes[0] : undefined;
  return text !== undefined && 'value' in text ? text.value.replace(/\s+/g, ' ').trim() : '';
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function isFigure(markup: string): boolean {
  const tag = markup.slice(0, Math.min(markup.indexOf('>') + 1, 4096));
  const [, , , width = 0, height = 0] =
    /\bviewBox\s*=\s*["']?\s*(-?[\d.]+)[\s,]+(-?[\d.]+)[\s,]+([\d.]+)[\s,]+([\d.]+)/i.exec(tag)?.map(Number) ?? [];
  const declared = (side: string): number =>
    Number(new RegExp(`\\s${side}\\s*=\\s*["']?([\\d.]+)(?:px)?["'\\s>]`, 'i').exec(tag)?.[1] ?? Number.NaN);
  const wide = Number.isNaN(declared('width')) ? width : declared('width');
  const high = Number.isNaN(declared('height')) ? height : declared('height');
  if (wide < limits.width || high < limits.height) return false;
  const hasText = /<text\b/i.test(markup);
  const count = markup.match(marks)?.length ?? 0;
  if (/display\s*:\s*none/i.test(tag)) return false;
  const isPainted = /\b(?:fill|stroke)\s*[=:]/i.test(markup);
  return isPainted && (count >= 12 || (hasText && count >= 4));
}
