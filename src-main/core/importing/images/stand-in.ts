import type { GuardedHtml } from '../page/guard-html.ts';
import { dataOf, readDataAddress } from './data-address.ts';
import { imageSize } from './image-size.ts';

const dots =
  /(?:\b|_)(?:pixel|spacer|blank|tracking|beacon|1x1|transparent|placeholder|loading|lazyload|grey|gray|trans)(?:\b|_)/i;
/** Shapes that a drawing has and an empty frame, or a blurred copy of the picture, has not. */
const shapes = /(?:<|%3c)(?:path|text|circle|polygon|polyline|line|ellipse)\b/i;
/** Pixels and bytes of a copy that is blurred until the real picture is there. */
const blurred = { side: 100, bytes: 8 * 1024 };

/** What an address holds the place with. */
export type StandIn = 'dot' | 'blur' | null;

/**
 * Whether a picture only holds the place of one that a script would load: a dot or an empty frame, which nobody would
 * miss, or a small copy, which is good as long as there is nothing else.
 */
export function standInOf(address: string, guarded: Pick<GuardedHtml, 'dataUris'>): StandIn {
  const data = dataOf(address, guarded);
  if (data === null) return dots.test(fileName(address)) ? 'dot' : null;
  if (/^data:image\/svg/i.test(data)) return shapes.test(plainText(data)) ? 'blur' : 'dot';
  const bytes = data.length > blurred.bytes * 2 ? null : (readDataAddress(data)?.bytes ?? null);
  if (bytes === null) return null;
  const size = imageSize(bytes);
  if (size === null) return bytes.length < 200 ? 'dot' : null;
  if (size.width <= 2 && size.height <= 2) return 'dot';
  return Math.max(size.width, size.height) <= blurred.side && bytes.length <= blurred.bytes ? 'blur' : null;
}

function fileName(address: string): string {
  return address.replace(/[?#].*$/s, '').replace(/^.*\//s, '');
}

/** The text of a short drawing, whose shapes may be encoded. */
function plainText(data: string): string {
  const comma = data.indexOf(',');
  const isBase64 = /;\s*base64\s*$/i.test(data.slice(0, comma));
  return isBase64 ? Buffer.from(data.slice(comma + 1), 'base64').toString('latin1') : data;
}
