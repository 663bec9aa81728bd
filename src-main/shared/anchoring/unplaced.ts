import type { Anchor } from '../model/annotation.ts';

/** The anchor of a quote that came without a place: it stands nowhere until its words are found. */
export function unplacedAnchor(exact: string, prefix = '', suffix = ''): Anchor {
  return { quote: { exact, prefix, suffix }, position: { start: 0, end: 0 }, content: '' };
}

export function isUnplaced(anchor: Anchor | null): boolean {
  return anchor !== null && anchor.content === '' && anchor.image === undefined;
}
