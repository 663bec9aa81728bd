/** The candidate with the greatest width or density, as the HTML standard reads `srcset`. */
export function bestOfSet(srcset: string): string {
  let best = '';
  let most = -1;
  for (const match of srcset.slice(0, 16_384).matchAll(/\s*([^\s,]\S*[^\s,])(?:\s+([\d.]+)([wx]))?\s*(?:,|$)/g)) {
    const size = Number(match[2] ?? '1') * (match[3] === 'w' ? 1 : 1000);
    if (size > most) {
      most = size;
      best = match[1] ?? '';
    }
  }
  return best;
}
