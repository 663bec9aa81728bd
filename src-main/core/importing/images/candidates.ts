import type { DomElement } from '../page/dom.ts';
import type { GuardedHtml } from '../page/guard-html.ts';
import { isBeside, isData, isWeb } from './address-kind.ts';
import { dataOf } from './data-address.ts';
import { bestOfSet } from './srcset.ts';

/** Attributes in which scripts that load images late keep the real address. */
export const lazySources = [
  'data-src',
  'data-original',
  'data-lazy-src',
  'data-lazy',
  'data-image',
  'data-hi-res-src',
  'data-url',
];
export const lazySets = ['data-srcset', 'data-lazy-srcset', 'data-original-set'];
const pixel = /(?:\b|_)(?:pixel|spacer|blank|tracking|beacon|1x1|transparent)(?:\b|_)/i;

/** The addresses that an image may be shown from, the best of each set first; none for one that shows nothing. */
export function candidatesOf(image: DomElement, guarded: GuardedHtml): string[] {
  const styled = /var\((--sf-img-\d+)\)/.exec(image.getAttribute('style') ?? '')?.[1];
  const kept = styled === undefined ? undefined : guarded.styleImages.get(styled);
  const candidates = kept === undefined ? [] : [kept];
  const picture = image.parentElement?.localName === 'picture' ? image.parentElement : null;
  candidates.push(...candidatesAt(image));
  for (const source of picture?.querySelectorAll('source') ?? []) candidates.push(...candidatesAt(source));
  const real = candidates.filter((source) => !isStandIn(source, guarded));
  // A dot that has a name is what the page shows, as long as nothing better is known.
  const isNamed = (image.getAttribute('alt') ?? '').trim() !== '';
  return real.length > 0 || !isNamed ? real : candidates.filter(isData);
}

/** The addresses on one element, the best of each set first. */
export function candidatesAt(element: DomElement): string[] {
  const sets = ['srcset', ...lazySets].map((name) => bestOfSet(element.getAttribute(name) ?? ''));
  const lazy = lazySources.map((name) => element.getAttribute(name)?.trim() ?? '');
  const valid = [...sets, ...lazy].filter((source) => source !== '' && !/\s/.test(source.slice(0, 200)));
  // Browsers name the folder of a saved page after its title, spaces and all.
  const source = element.getAttribute('src')?.trim() ?? '';
  return [...new Set(source === '' ? valid : [...valid, source])].filter(
    (address) => isData(address) || isWeb(address) || isBeside(address) || /^cid:/i.test(address),
  );
}

/** A picture that only holds the place of one that a script would load. */
function isStandIn(source: string, guarded: GuardedHtml): boolean {
  const data = dataOf(source, guarded);
  if (data !== null) return data.length < 200 || /^data:image\/svg/i.test(data);
  return pixel.test(source.replace(/[?#].*$/s, '').replace(/^.*\//s, ''));
}
