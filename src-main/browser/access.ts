import { timingSafeEqual } from 'node:crypto';
import { said } from '#core/said.ts';
import { AppError } from '#shared/api/errors.ts';

/** Cookies do not tell ports apart, so the name does: two libraries open at once keep their own. */
function cookieName(authority: string): string {
  return `postil-${authority.split(':')[1] ?? ''}`;
}

export function cookieFor(authority: string, value: string): string {
  return `${cookieName(authority)}=${value}; Path=/; HttpOnly; SameSite=Strict`;
}

/** Compares a given key with the true one in constant time. */
export function keyOpens(given: string | null, key: string): boolean {
  const a = Buffer.from(given ?? '');
  const b = Buffer.from(key);
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Refuses (AppError `forbidden`) a request to another name of this machine: a page that rebound its DNS would send it. */
export function checkHost(request: Request, authority: string): void {
  if (request.headers.get('host') !== authority) throw refused();
}

/**
 * Refuses (AppError `forbidden`) what does not come from our own page: another Host, another Origin or a cross-site
 * fetch, or no valid cookie.
 */
export function checkRequest(request: Request, authority: string, cookie: string): void {
  checkHost(request, authority);
  const { headers } = request;
  const origin = headers.get('origin');
  const site = headers.get('sec-fetch-site');
  if (origin !== null && origin !== `http://${authority}`) throw refused();
  if (site !== null && site !== 'same-origin' && site !== 'none') throw refused();
  const given = new Map((headers.get('cookie') ?? '').split(/;\s*/).map((pair) => splitOnce(pair)));
  if (!keyOpens(given.get(cookieName(authority)) ?? null, cookie)) throw refused();
}

function splitOnce(pair: string): [string, string] {
  const at = pair.indexOf('=');
  return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
}

function refused(): AppError {
  return new AppError('forbidden', said().api.noKey);
}
