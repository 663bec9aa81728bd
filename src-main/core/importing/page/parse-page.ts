import { parseHTML } from 'linkedom';
import { serialize } from 'parse5';
import type { DomDocument } from './dom.ts';
import { parseDocumentTree, TreeOverflow } from './parse-tree.ts';

/**
 * Settles guarded markup into the standard's tree and writes it out again, so that every later parser sees what a
 * browser would. Markup that asks for a tree out of proportion is left as it is, for the forgiving parser alone.
 */
export function settleMarkup(html: string): string {
  try {
    return serialize(parseDocumentTree(html));
  } catch (error) {
    if (!(error instanceof TreeOverflow)) throw error;
    return `<!DOCTYPE html><html><head></head><body>${html.replace(/<\/?(?:html|head|body)\b[^>]*>/gi, '')}</body></html>`;
  }
}

/** A document of its own for each step that rearranges one. */
export function parsePage(settled: string): DomDocument {
  return parseHTML(settled).document as unknown as DomDocument;
}
