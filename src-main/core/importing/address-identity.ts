/** Parameters that say how a reader came to a page, not which page it is. */
const tracking =
  /^(?:utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|twclid|igshid|yclid|mc_[ce]id|_hsenc|_hsmi|mkt_tok|oly_\w+_id|vero_\w+|s_cid|ncid|cmpid|smid|ref_src|ref_url|wt_mc|at_(?:medium|campaign|custom\d?|link_\w+)|xtor|__twitter_impression|amp)$/i;

/**
 * What an address names, however it is written: without scheme, `www.`, default port, fragment, tracking parameters
 * and the slash at its end. Null for what is no web address.
 */
export function addressIdentity(address: string | null): string | null {
  const url = address === null ? null : URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  const kept = [...url.searchParams].filter(([name]) => !tracking.test(name));
  const query = kept.length === 0 ? '' : `?${new URLSearchParams(kept)}`;
  const host = url.hostname.replace(/^www\d?\./, '');
  const port = url.port === '' ? '' : `:${url.port}`;
  return `${host}${port}${url.pathname.replace(/\/+$/, '')}${query}`;
}

/** Whether an address names a site and no page of it: every page of some sites calls that its canonical address. */
export function namesSiteOnly(identity: string): boolean {
  return !/[/?]/.test(identity);
}
