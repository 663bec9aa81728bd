/** A text whose letters were encoded twice, put right. */
export interface Repaired {
  readonly text: string;
  /** How many letters were put right; 0 when the text is as it was. */
  readonly count: number;
}

const fewest = 3;
const rounds = 2;
/** What two bytes of UTF-8 look like in windows-1252, ISO-8859-1 or windows-1251: a lead byte and one that follows. */
const suspicious =
  /[\u00c2-\u00f4\u0402-\u045f][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2116\u2122\u0401-\u045f\u0490\u0491]/;
/** Controls, phonetic and other letters that a capital and a sign ("É®", "Ü”") would make: nobody writes those. */
const unlikely =
  /[\u0080-\u009f\u0180-\u019f\u01a2-\u01ae\u01b1-\u0217\u021c-\u02af\u0460-\u048f\u0492-\u058f\u0700-\u08ff\ue000-\uf8ff]/;
/** One letter of another alphabet alone may as well be two signs of this one. */
const loneLetter = /^[\u0370-\u06ff]$/;
const notText = /^<(?:code|pre|kbd|samp|tt|var)\b/i;

/**
 * Puts UTF-8 right that was read as windows-1252 (or windows-1251) and encoded again ("â€™" for "’", "Ã©" for "é"). A
 * piece of text between two tags is touched only if everything beyond ASCII in it reads as UTF-8, and only if the
 * whole text has several such letters: what is right, and what speaks of such letters, stays.
 */
export function repairDoubleEncoding(text: string): Repaired {
  let result = { text, count: 0 };
  for (let round = 0; round < rounds; round += 1) {
    const next = ['windows-1252', 'windows-1251'].map((encoding) => repairOnce(result.text, encoding));
    const best = next.reduce((one, other) => (other.count > one.count ? other : one));
    if (best.count < fewest) break;
    result = { text: best.text, count: Math.max(result.count, best.count) };
  }
  return result;
}

function repairOnce(text: string, encoding: string): Repaired {
  if (!suspicious.test(text)) return { text, count: 0 };
  const bytes = bytesOf(encoding);
  let count = 0;
  let inCode = false;
  const repaired = text.split(/(<[^<>]*>|\n)/).map((piece) => {
    if (piece.startsWith('<')) {
      if (notText.test(piece)) inCode = true;
      else if (/^<\/(?:code|pre|kbd|samp|tt|var)\b/i.test(piece)) inCode = false;
    }
    if (inCode || !suspicious.test(piece)) return piece;
    const fixed = repairPiece(piece, bytes);
    if (fixed === null) return piece;
    count += fixed.count;
    return fixed.text;
  });
  return count === 0 ? { text, count } : { text: repaired.join(''), count };
}

/** Null unless every run of letters beyond ASCII is the bytes of UTF-8. */
function repairPiece(piece: string, bytes: ReadonlyMap<string, number>): Repaired | null {
  let count = 0;
  let sound = true;
  const text = withNoBreaks(piece).replace(/[^\p{ASCII}]+/gu, (run) => {
    if (!sound) return run;
    const codes = [...run].map((sign) => bytes.get(sign) ?? 0);
    const decoded = codes.includes(0) ? null : decodeUtf8(Uint8Array.from(codes));
    if (decoded === null || unlikely.test(decoded)) {
      sound = false;
      return run;
    }
    if (!loneLetter.test(decoded)) count += decoded.replaceAll('\ufffd', '').length;
    return decoded;
  });
  return sound && count > 0 ? { text, count } : null;
}

/** A no-break space is the second byte of "à", and often became a plain one or a part of the one behind it. */
function withNoBreaks(piece: string): string {
  return piece.replace(/Ã {1,2}(?=[\p{L}\p{N}])/gu, 'Ã\u00a0 ').replace(/Ã (?![\p{L}\p{N} ])/gu, 'Ã\u00a0');
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
}

const tables = new Map<string, ReadonlyMap<string, number>>();

/** The byte that each letter of a legacy encoding stands for; control characters stand for themselves. */
function bytesOf(encoding: string): ReadonlyMap<string, number> {
  const known = tables.get(encoding);
  if (known !== undefined) return known;
  const table = new Map<string, number>();
  for (let byte = 0x80; byte < 0x100; byte += 1) {
    if (byte < 0xa0) table.set(String.fromCharCode(byte), byte);
    table.set(new TextDecoder(encoding).decode(Uint8Array.of(byte)), byte);
  }
  tables.set(encoding, table);
  return table;
}
