import { createHash } from 'node:crypto';
import type { Article } from '#shared/model/article.ts';
import { addressIdentity, namesSiteOnly } from '../../importing/address-identity.ts';

type Known = Pick<Article, 'canonicalUrl' | 'url' | 'title' | 'source'>;

/** By what an article is known again, as numbers of 53 bits: among 50,000 two are the same by chance once in 7 million. */
export interface Identity {
  /** The address that the article states for itself, else the one it came from. */
  readonly address: number | null;
  /** The one it came from, where that is another. */
  readonly also: number | null;
  readonly source: number | null;
}

export function identityOf({ canonicalUrl, url, title, source }: Known): Identity {
  const [stated, came] = [addressKey(canonicalUrl, title), addressKey(url, title)];
  const address = stated ?? came;
  return {
    address: address === null ? null : numberOf(address),
    also: came === null || came === address ? null : numberOf(came),
    source: source.sha256 === '' ? null : numberOf(source.sha256),
  };
}

/** What a page is called for whichever screen it was made; that of a site alone goes with the title. */
export function addressKey(address: string | null, title: string): string | null {
  const identity = addressIdentity(address);
  if (identity === null) return null;
  const page = plainPage(identity);
  return namesSiteOnly(page) ? `${page} ${title}` : page;
}

const cached = /^(?:[\w-]+\.cdn\.ampproject\.org\/[acivr]|google\.[a-z.]+\/amp)\/(?:s\/)?(?=[^/]+\.[^/]+)/;

/** The page of which this one is the form for small screens, or the one made quick (AMP). */
function plainPage(identity: string): string {
  const [path = '', query] = identity.replace(cached, '').split(/\?(.*)/s);
  const plain = path
    .replace(/^www\d?\./, '')
    .replace(/^(?:m|mobile|amp)\.(?=[^/]+\.[^/]+)/, '')
    .replace(/^([^/]+)\/amp(?=\/)/, '$1')
    .replace(/(?<=\/.*)(?:\/amp|\.amp)(\.html?)?$/, '$1');
  const kept = query?.split('&').filter((part) => !/^(?:outputType|output|view)=amp$/i.test(part)) ?? [];
  return kept.length === 0 ? plain : `${plain}?${kept.join('&')}`;
}

function numberOf(key: string): number {
  const digest = createHash('sha256').update(key).digest();
  return digest.readUInt32BE(0) * 2 ** 21 + (digest.readUInt32BE(4) >>> 11);
}
