/**
 * The first index from `from` on, below `length`, for which `holds`; `length` where it holds for none. It has to hold for
 * all after the first: a binary search, the partition point of C++.
 */
export function firstIndex(length: number, holds: (index: number) => boolean, from = 0): number {
  let low = from;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
