import { analyse } from 'chardet';
import sniffEncoding from 'html-encoding-sniffer';
import { repairDoubleEncoding } from './repair-double.ts';
import { knownEncodings, scoreEncoding } from './score-encoding.ts';

export interface Decoded {
  readonly text: string;
  /** Canonical lower-case name as in the Encoding standard. */
  readonly encoding: string;
  /** A sentence for the person when the encoding was guessed or the file names a wrong one. */
  readonly warning: string | null;
}

const sampleBytes = 16 * 1024;

/**
 * Turns bytes into text: byte order mark, then the charset of `contentType`, then the one the page declares, each
 * only as long as the bytes bear it out; then valid UTF-8; then the one whose letters make most sense. Never UTF-7,
 * which is no encoding of the web. Letters that were encoded twice are put right where that is certain.
 */
export function decode(bytes: Uint8Array, contentType: string): Decoded {
  const decoded = decodeBytes(bytes, contentType);
  const { text, count } = repairDoubleEncoding(decoded.text);
  if (count === 0) return decoded;
  const repaired = 'Letters that were encoded twice (such as “Ã©” for “é”) were put right.';
  return { ...decoded, text, warning: decoded.warning === null ? repaired : `${decoded.warning} ${repaired}` };
}

function decodeBytes(bytes: Uint8Array, contentType: string): Decoded {
  const marked = byteOrderMark(bytes) ?? unmarkedUtf16(bytes);
  if (marked !== null) return { text: decodeAs(bytes, marked), encoding: marked, warning: null };
  if (isAscii(bytes) && !hasEscapes(bytes)) return { text: decodeAs(bytes, 'utf-8'), encoding: 'utf-8', warning: null };
  const named = charsetOf(contentType) ?? declaredCharset(bytes);
  const utf8 = decodeUtf8(bytes);
  if (utf8 !== null && !(named?.startsWith('iso-2022') ?? false)) {
    const wrong = named !== null && named !== 'utf-8';
    return { text: utf8, encoding: 'utf-8', warning: wrong ? contradiction(named, 'utf-8') : null };
  }
  if (named !== null && named !== 'utf-8') {
    const text = decodeAs(bytes, named);
    if (damage(text) < 0.002) return misnamed(bytes, named) ?? { text, encoding: named, warning: null };
  }
  return guess(bytes, named);
}

/** Servers name an encoding for every page alike: another reading, where the letters are nonsense in the named one. */
function misnamed(bytes: Uint8Array, named: string): Decoded | null {
  const telling = tellingBytes(bytes);
  if (!knownEncodings.includes(named) || beyondAscii(telling) < 20) return null;
  const score = (encoding: string): number => scoreEncoding(decodeAs(telling, encoding), encoding, null);
  const present = score(named);
  if (present > 0.5) return null;
  const other = guess(bytes, named);
  const better = score(other.encoding);
  return better > 0.3 && better > present + 0.45 ? other : null;
}

function beyondAscii(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes) if (byte >= 0x80) count += 1;
  return count;
}

/** The best of all encodings by the letters they give; chardet's answer and the name in the file break near ties. */
function guess(bytes: Uint8Array, named: string | null): Decoded {
  const broken = brokenUtf8(bytes);
  if (broken !== null) return broken;
  const telling = tellingBytes(bytes);
  const detected = detect(telling);
  const hint = statedLanguage(bytes);
  let best = { encoding: named ?? 'windows-1252', score: Number.NEGATIVE_INFINITY };
  for (const encoding of new Set([...detected, ...(named === null ? [] : [named]), ...knownEncodings])) {
    const favour = (encoding === detected[0] ? 0.02 : 0) + (encoding === named ? 0.1 : 0);
    const score = scoreEncoding(decodeAs(telling, encoding), encoding, hint) + favour;
    if (score > best.score + 0.001) best = { encoding, score };
  }
  const { encoding } = best;
  const text = decodeAs(bytes, encoding);
  if (encoding === named) return { text, encoding, warning: 'Some characters could not be read and are shown as �.' };
  const warning =
    named === null ? `The file names no encoding; it was read as ${encoding}.` : contradiction(named, encoding);
  return { text, encoding, warning };
}

/** UTF-8 with a few broken bytes is still UTF-8; null for what is none. */
function brokenUtf8(bytes: Uint8Array): Decoded | null {
  const text = decodeAs(bytes, 'utf-8');
  const wrong = text.match(/\ufffd/g)?.length ?? 0;
  const right = (text.match(/[^\p{ASCII}]/gu)?.length ?? 0) - wrong;
  if (right < 10 || wrong > right * 0.1) return null;
  return { text, encoding: 'utf-8', warning: 'Some characters could not be read and are shown as �.' };
}

/** The language that a page's first tag names. */
function statedLanguage(bytes: Uint8Array): string | null {
  const head = decodeAs(bytes.subarray(0, 4096), 'windows-1252');
  return /<html\b[^>]{0,500}?\slang\s*=\s*["']?([a-z]{2,3})\b/i.exec(head)?.[1] ?? null;
}

function contradiction(named: string, encoding: string): string {
  return `The file says it is ${named}, which its bytes are not; it was read as ${encoding}.`;
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 without a mark shows as every other byte being zero, which nothing else that is text does. */
function unmarkedUtf16(bytes: Uint8Array): string | null {
  const length = Math.min(bytes.length, 1024) & ~1;
  if (length < 16) return null;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even += 1;
    if (bytes[i + 1] === 0) odd += 1;
  }
  const most = (length / 2) * 0.6;
  if (odd > most && even === 0) return 'utf-16le';
  return even > most && odd === 0 ? 'utf-16be' : null;
}

function charsetOf(contentType: string): string | null {
  const label = /;\s*charset\s*=\s*["']?([^\s"';]+)/i.exec(contentType)?.[1];
  return label === undefined ? null : canonical(label);
}

function declaredCharset(bytes: Uint8Array): string | null {
  const sniffed = canonical(sniffEncoding(bytes, { defaultEncoding: '' }));
  if (sniffed !== null) return sniffed;
  // Saving tools put long comments first; browsers look further than the standard's 1024 bytes too.
  const head = decodeAs(bytes.subarray(0, 16 * 1024), 'windows-1252');
  const label =
    /<meta\s[^>]{0,300}?charset\s*=\s*["']?([\w:.-]+)/i.exec(head)?.[1] ??
    /^\s*<\?xml\s[^>]{0,100}encoding\s*=\s*["']([\w:.-]+)/i.exec(head)?.[1];
  return label === undefined ? null : canonical(label);
}

/** The canonical name of a label, null for one that the Encoding standard does not know (UTF-7 among them). */
function canonical(label: string): string | null {
  try {
    const name = new TextDecoder(label.trim()).encoding;
    // A page that could be read as bytes and still declares UTF-16 is not UTF-16 (HTML standard).
    return name.startsWith('utf-16') || name === 'x-user-defined' ? null : name;
  } catch {
    return null;
  }
}

function decodeAs(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes);
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The share of characters that text of a right encoding does not hold: replacements and C1 controls. */
function damage(text: string): number {
  const sample = text.slice(0, 1 << 20);
  const beyondAscii = sample.match(/[^\p{ASCII}]/gu)?.length ?? 0;
  const broken = sample.match(/[\ufffd\u0080-\u0084\u0086-\u009f]/g)?.length ?? 0;
  return broken === 0 ? 0 : broken / Math.max(beyondAscii, 1);
}

/** What of the bytes says something: no tags, no long runs of ASCII. */
function tellingBytes(bytes: Uint8Array): Uint8Array {
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 2 << 20)).toString('latin1');
  const telling = latin
    .replace(/<(script|style)\b[\s\S]*?<\/\1/gi, ' ')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/[\x20-\x7e\s]{24,}/g, (run) => `${run.slice(0, 8)} ${run.slice(-8)}`);
  return Buffer.from(telling.slice(0, sampleBytes), 'latin1');
}

/** chardet's answers, best first. */
function detect(telling: Uint8Array): string[] {
  if (telling.length === 0) return [];
  const found: string[] = [];
  for (const match of analyse(telling)) {
    const name = match.confidence >= 10 ? canonical(match.name) : null;
    if (name !== null && name !== 'utf-8') found.push(name);
  }
  return found;
}

function isAscii(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i += 1) if ((bytes[i] as number) >= 0x80) return false;
  return true;
}

/** ISO-2022 encodings are all ASCII bytes with escape sequences. */
function hasEscapes(bytes: Uint8Array): boolean {
  return bytes.includes(0x1b);
}
