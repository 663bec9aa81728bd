import type { DomElement } from '../page/dom.ts';
import type { GuardedHtml } from '../page/guard-html.ts';
import { isBeside, isData, isWeb } from './address-kind.ts';
import { candidatesAt, candidatesOf, lazySets, lazySources } from './candidates.ts';
import { type PageFiles, resourceOf } from './page-files.ts';

/**
 * Gives each image the best source that is inside the saved file, else beside it, else its web address, before the
 * body is chosen; a `noscript` copy and the sources of a `picture` are taken into account and then go.
 */
export function settleSources(root: DomElement, guarded: GuardedHtml, files: PageFiles): void {
  const isInside = (address: string): boolean => isData(address) || resourceOf(address, files) !== null;
  for (const noscript of [...root.querySelectorAll('noscript')]) adoptNoscript(noscript);
  for (const image of [...root.querySelectorAll('img')]) {
    const candidates = candidatesOf(image, guarded);
    const best = candidates.find(isInside) ?? candidates.find(isBeside) ?? candidates[0];
    if (best === undefined || isTiny(image)) {
      image.remove();
      continue;
    }
    for (const name of ['srcset', 'sizes', 'loading', ...lazySources, ...lazySets]) image.removeAttribute(name);
    image.setAttribute('src', best);
  }
  for (const source of [...root.querySelectorAll('picture > source')]) source.remove();
}

function adoptNoscript(noscript: DomElement): void {
  const inner = noscript.querySelector('img');
  if (inner === null) return;
  const before = noscript.previousElementSibling;
  const placeholder = before?.localName === 'img' ? before : (before?.querySelector('img') ?? null);
  const stands = placeholder !== null && !candidatesAt(placeholder).some((source) => isWeb(source) || isBeside(source));
  if (stands) placeholder.remove();
  if (
    stands ||
    before === null ||
    !/^(?:img|picture|span|div)$/.test(before.localName) ||
    (before.querySelector('img') === null && before.localName !== 'img')
  ) {
    noscript.before(inner);
  }
  noscript.remove();
}

function isTiny(image: DomElement): boolean {
  const sizes = ['width', 'height'].map((name) => Number(image.getAttribute(name) ?? Number.NaN));
  return sizes.some((size) => size <= 2);
}
