import type { GuardedHtml } from '../page/guard-html.ts';

const imageTypes = /^image\/(?:png|jpe?g|gif|webp|avif|bmp|x-icon)$/i;

/** The whole of a `data:` address, also when the guard has set it apart; null for any other address. */
export function dataOf(address: string, { dataUris }: Pick<GuardedHtml, 'dataUris'>): string | null {
  const number = /^postil-data:(\d+)$/.exec(address)?.[1];
  const data = number === undefined ? address : (dataUris[Number(number)] ?? '');
  return /^data:/i.test(data) ? data : null;
}

/** The bytes of a picture in a `data:` address; null for what is no raster image: drawings (SVG) can run scripts. */
export function readDataAddress(data: string): { bytes: Uint8Array; contentType: string } | null {
  const comma = data.indexOf(',');
  const head = /^data:\s*([^;,]*)((?:;[^;,]*)*)$/i.exec(data.slice(0, comma < 0 ? 0 : comma));
  const contentType = head?.[1]?.trim().toLowerCase() ?? '';
  if (!imageTypes.test(contentType)) return null;
  const body = data.slice(comma + 1).replace(/&#(?:x0*a|0*10|x0*d|0*13);/gi, '');
  const isBase64 = /;\s*base64\s*$/i.test(head?.[2] ?? '');
  const bytes = isBase64 ? Buffer.from(decodePercent(body), 'base64') : Buffer.from(unescapeBytes(body), 'latin1');
  return bytes.length < 60 && !isBase64 ? null : { bytes: new Uint8Array(bytes), contentType };
}

function decodePercent(text: string): string {
  return text.includes('%') ? unescapeBytes(text) : text;
}

function unescapeBytes(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
