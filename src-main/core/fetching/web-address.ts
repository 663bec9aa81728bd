import { AppError } from '#shared/api/errors.ts';
import type { Failure } from '#shared/messages/sentences/failure.ts';
import { said } from '../said.ts';

/** Parameters that say how a person came to a page and nothing of the page itself, in lower case. */
const tracking = new Set([
  ...['fbclid', 'gclid', 'gclsrc', 'dclid', 'gbraid', 'wbraid', 'msclkid', 'yclid', 'ysclid', 'twclid', 'ttclid'],
  ...['igsh', 'igshid', 'li_fat_id', 'mc_cid', 'mc_eid', 'mkt_tok', '_hsenc', '_hsmi', 'hsctatracking', 'srsltid'],
  ...['vero_id', 'vero_conv', 'oly_anon_id', 'oly_enc_id', 'rb_clickid', 'wickedid', 's_kwcid', 'epik', '__s'],
  ...['_ga', '_gl', 'ref_src', 'ref_url', 'wt_mc', 'wt.mc_id', 'ml_subscriber', 'ml_subscriber_hash'],
]);
const trackingGroups = /^(?:utm|mtm|pk)_/;

export interface WantedAddress {
  /** http or https, without a fragment, credentials or tracking parameters. */
  readonly url: URL;
  /** The person wrote `http://` themselves: only then may anything be asked for without encryption. */
  readonly mayBePlain: boolean;
}

/** Reads an address as a person types or pastes it; without a scheme it is https. Throws AppError `invalid-input`. */
export function readAddress(typed: string): WantedAddress {
  const text = typed.trim().replace(/^<(.*)>$/s, '$1');
  const scheme = /^([a-z][a-z0-9+.-]*):(?!\d)/i.exec(text)?.[1]?.toLowerCase();
  if (scheme !== undefined && !/^https?$/.test(scheme)) {
    throw refused(text, said().fetching.otherScheme(scheme));
  }
  const url = scheme === undefined ? URL.parse(`https://${text.replace(/^\/\//, '')}`) : URL.parse(text);
  const isName = scheme !== undefined || /[.:]/.test(url?.host ?? '');
  if (url === null || !isName || /\s/.test(text) || text.length > 4000) {
    throw refused(text, said().fetching.noAddress);
  }
  if (url.username !== '' || url.password !== '') {
    throw refused(url.host + url.pathname, said().fetching.withPassword);
  }
  if (url.port === '0') throw refused(text, said().fetching.portZero);
  url.hash = '';
  return { url: withoutTracking(url), mayBePlain: scheme === 'http' };
}

/** The same address without tracking parameters and fragment; what else the query says stays as it is written. */
export function withoutTracking(address: URL): URL {
  const url = new URL(address);
  url.hash = '';
  const parts = url.search.slice(1).split('&');
  const kept = parts.filter((part) => !isTracking(part));
  if (kept.length < parts.length) url.search = kept.join('&');
  return url;
}

/** Whether two hosts are likely one owner's: `m.paper.example` and `www.paper.example`, but not `a.co.uk` and `b.co.uk`. */
export function isSameSite(one: URL, other: URL): boolean {
  return siteOf(one.hostname) === siteOf(other.hostname);
}

/** How an address is named in a sentence: host and path, cut to a line. */
export function nameOfAddress({ host, pathname, search }: URL): string {
  const name = `${host}${pathname === '/' ? '' : pathname}${search}`;
  return name.length <= 100 ? name : `${name.slice(0, 99)}…`;
}

function refused(text: string, failure: Failure): AppError {
  const shown = text.length <= 100 ? text : `${text.slice(0, 99)}…`;
  return new AppError('invalid-input', said().fetching.notAsked(shown, failure));
}

/** The last two labels, three under the likes of `co.uk`; an IP address as a whole. */
function siteOf(hostname: string): string {
  if (/^[\d.]+$|:/.test(hostname)) return hostname;
  const isShared = /\.(?:ac|co|com|edu|go|gob|gov|gouv|mil|ne|net|nom|or|org)\.[a-z]{2}$/.test(hostname);
  return hostname
    .split('.')
    .slice(isShared ? -3 : -2)
    .join('.');
}

function isTracking(part: string): boolean {
  const name = (part.split('=')[0] ?? '').toLowerCase();
  return tracking.has(name) || trackingGroups.test(name);
}
