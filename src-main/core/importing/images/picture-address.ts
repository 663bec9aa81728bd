/** Services that scale pictures: what marks their address, and where behind it the original's stands. */
const services: readonly { readonly mark: RegExp; readonly inner: RegExp }[] = [
  {
    mark: /\/_next\/image\/?\?|\/_vercel\/image\?|\/\/wsrv\.nl\/\?|\/\/images\.weserv\.nl\/\?/i,
    inner: /(?:^|&)url=([^&]+)/i,
  },
  { mark: /\/fetch\/|\/imgproxy\//i, inner: /(https?(?::|%3a)(?:\/|%2f).+)/is },
  { mark: /\/cdn-cgi\/image\/|\/_ipx\//i, inner: /^[^/]+\/(.+)/s },
];
const photon = /^(?:https?:)?\/\/i\d\.wp\.com\/([^?]+)/i;

/** The address of the original in the address of a service that scales it (Next.js, Cloudinary, WordPress); or null. */
export function unwrapAddress(address: string): string | null {
  if (address.length > 4096 || address.startsWith('data:')) return null;
  const photo = photon.exec(address)?.[1];
  if (photo !== undefined) return `https://${decode(photo)}`;
  for (const { mark, inner } of services) {
    const found = mark.exec(address);
    if (found === null) continue;
    const original = inner.exec(address.slice(found.index + found[0].length))?.[1];
    if (original !== undefined) return decode(original);
  }
  return null;
}

/** How wide, in pixels, an address says that its picture is; null when it says nothing. */
export function widthInAddress(address: string): number | null {
  const [, first, second] =
    /[-_/](\d{2,4})x(\d{2,4})(?=[-_./]|$)|(?:[?&,/;](?:w|width|imwidth|resize)[=_:])(\d{2,4})/i
      .exec(address.slice(-1024))
      ?.filter((part) => part !== undefined) ?? [];
  const px = /\/(\d{2,4})px-/.exec(address)?.[1];
  const width = Number(first ?? px ?? Number.NaN);
  return Number.isNaN(width) || second === '0' ? null : width;
}

/** Names that many different pictures have. */
const commonNames =
  /^(?:image|img|photo|picture|pic|default|index|main|hero|cover|header|lead|thumb(?:nail)?|original|full|large|medium|small|download|file|\d{1,3})$/;

/**
 * What stays the same of a picture's address whatever its size: two addresses with the same key show the same
 * picture. Null when the address names nothing of its own.
 */
export function pictureKey(address: string): string | null {
  if (/^(?:data|postil-data|cid):/i.test(address)) return address;
  const inner = unwrapAddress(address) ?? address;
  const path = decode(inner.replace(/[?#].*$/s, '')).replaceAll('\\', '/');
  const name = path
    .slice(path.lastIndexOf('/') + 1)
    .toLowerCase()
    .slice(-200);
  const stem = name
    .replace(/\.[a-z]{3,5}$/, '')
    .replace(/(?:[-_@](?:\d{2,4}x\d{2,4}|\d{2,4}w|\dx|scaled|rotated|large|medium|small|thumb(?:nail)?|full))+$/, '')
    .replace(/^\d{2,4}px-/, '');
  if (stem.length >= 4 && !commonNames.test(stem)) return stem;
  // Only its whole address tells such a picture from others.
  return inner === '' ? null : inner.replace(/#.*$/s, '');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
