/** Writes text in a legacy encoding, by asking the platform's decoder what each byte or pair of bytes means. */
export function encodeAs(text: string, encoding: string): Uint8Array {
  const codes = codesOf(encoding);
  return Uint8Array.from([...text].flatMap((letter) => codes.get(letter) ?? [0x3f]));
}

/** Whether an encoding has a code for every letter of a text. */
export function canEncode(text: string, encoding: string): boolean {
  const codes = codesOf(encoding);
  return [...text].every((letter) => codes.has(letter));
}

const known = new Map<string, ReadonlyMap<string, readonly number[]>>();

function codesOf(encoding: string): ReadonlyMap<string, readonly number[]> {
  const present = known.get(encoding);
  if (present !== undefined) return present;
  const decoder = new TextDecoder(encoding, { fatal: true });
  const codes = new Map<string, readonly number[]>();
  const learn = (bytes: readonly number[]): void => {
    try {
      const letter = decoder.decode(Uint8Array.from(bytes));
      if ([...letter].length === 1 && !codes.has(letter)) codes.set(letter, bytes);
    } catch {
      // No letter has this code.
    }
  };
  for (let byte = 0; byte < 256; byte += 1) learn([byte]);
  for (let lead = 0x81; lead < 256; lead += 1) for (let trail = 0x40; trail < 256; trail += 1) learn([lead, trail]);
  known.set(encoding, codes);
  return codes;
}
