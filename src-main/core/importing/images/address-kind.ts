/** Whether an address holds its own bytes: a `data:` address, or the mark that the guard put in place of a long one. */
export function isData(address: string): boolean {
  return /^(?:data:|postil-data:)/i.test(address);
}

/** Whether an address leads to a server. */
export function isWeb(address: string): boolean {
  return /^(?:https?:)?\/\//i.test(address);
}

/** Whether an address is a path that counts from the page itself, as "Save page as, complete" writes it. */
export function isBeside(address: string): boolean {
  return !/^[a-z][a-z0-9+.-]*:/i.test(address) && !/^[/#]/.test(address) && address !== '';
}

/** A path inside the folder of the page, decoded and without query; null for one that leads out of it. */
export function pathBeside(address: string): string | null {
  if (!isBeside(address)) return null;
  const path = address
    .replace(/[?#].*$/s, '')
    .replaceAll('\\', '/')
    .replace(/^(?:\.\/)+/, '');
  let decoded = path;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    // A stray percent sign: the name is taken as written.
  }
  const leadsOut = decoded.startsWith('/') || decoded.split('/').includes('..') || decoded.includes('\0');
  return leadsOut || decoded === '' || decoded.length > 2048 ? null : decoded;
}
