import type { GuardedHtml } from '../page/guard-html.ts';

/** The whole of a `data:` address, also when the guard has set it apart; null for any other address. */
export function dataOf(address: string, { dataUris }: Pick<GuardedHtml, 'dataUris'>): string | null {
  const number = /^postil-data:(\d+)$/.exec(address)?.[1];
  const data = number === undefined ? address : (dataUris[Number(number)] ?? '');
  return /^data:/i.test(data) ? data : null;
}

/** The bytes of an image in a `data:` address; null for one that names another type. */
export function readDataAddress(data: string): { bytes: Uint8Array; contentType: string } | null {
  const comma = data.indexOf(',');
  const head = /^data:\s*([^;,]*)((?:;[^;,]*)*)$/i.exec(data.slice(0, comma < 0 ? 0 : comma));
  const contentType = head?.[1]?.trim().toLowerCase() ?? '';
  if (!/^image\//.test(contentType)) return null;
  const body = data.slice(comma + 1).replace(/&#(?:x0*a|0*10|x0*d|0*13);/gi, '');
  const isBase64 = /;\s*base64\s*$/i.test(head?.[2] ?? '');
  if (isBase64) return { bytes: new Uint8Array(Buffer.from(decodePercent(body), 'base64')), contentType };
  // What is escaped are bytes, the rest may be letters of any language.
  const bytes = Buffer.from(unescapeBytes(Buffer.from(body, 'utf8').toString('latin1')), 'latin1');
  return { bytes: new Uint8Array(bytes), contentType };
}

function decodePercent(text: string): string {
  return text.includes('%') ? unescapeBytes(text) : text;
}

function unescapeBytes(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
