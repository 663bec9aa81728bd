/** One address of a `srcset`; `width` in pixels or `density`, as its descriptor says. */
export interface SetCandidate {
  readonly address: string;
  readonly width: number | null;
  readonly density: number;
}

const mostUnits = 32 * 1024;
const mostCandidates = 64;

/**
 * Reads `srcset` as the HTML standard does ("parse a srcset attribute"): an address runs to the next white space, so
 * that it may hold commas, and loses those at its end. `sizes` does not matter to whoever takes the best. Candidates
 * whose descriptors make no sense are left out.
 */
export function parseSrcset(srcset: string): SetCandidate[] {
  const text = srcset.slice(0, mostUnits);
  const found: SetCandidate[] = [];
  const start = /[\s,]*/y;
  const word = /\S+/y;
  let at = 0;
  while (at < text.length && found.length < mostCandidates) {
    start.lastIndex = at;
    start.exec(text);
    word.lastIndex = start.lastIndex;
    const written = word.exec(text)?.[0];
    if (written === undefined) break;
    at = word.lastIndex;
    let length = written.length;
    while (length > 0 && written[length - 1] === ',') length -= 1;
    const address = written.slice(0, length);
    let descriptors = '';
    if (address === written) {
      const end = endOfDescriptors(text, at);
      descriptors = text.slice(at, end);
      at = end + 1;
    }
    const candidate = describe(address, descriptors.trim());
    if (candidate !== null) found.push(candidate);
  }
  return found;
}

/** The comma behind the descriptors; one in parentheses belongs to them. */
function endOfDescriptors(text: string, from: number): number {
  let inside = false;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '(') inside = true;
    else if (text[at] === ')') inside = false;
    else if (text[at] === ',' && !inside) return at;
  }
  return text.length;
}

function describe(address: string, descriptors: string): SetCandidate | null {
  let [width, density]: [number | null, number | null] = [null, null];
  for (const word of descriptors === '' ? [] : descriptors.split(/\s+/)) {
    const [, value, unit] = /^(\d+(?:\.\d+)?(?:e[+-]?\d+)?|\.\d+)([wxh])$/i.exec(word) ?? [];
    const number = Number(value);
    if (value === undefined || !(number > 0)) return null;
    if (unit === 'w') width = number;
    else if (unit === 'x') density = number;
  }
  return { address, width, density: density ?? 1 };
}
