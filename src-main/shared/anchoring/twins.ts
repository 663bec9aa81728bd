import type { Alignment } from './alignment.ts';

/** Old words on each side of a passage among which a twin of it is looked for. */
const neighbourhood = 120;
/** Words beside a passage that tell it from its twin as well as its own do. */
const beside = 6;
/** The share of a passage's bits that a twin has too. */
const twinned = 0.5;
/** Bits by which a place has to be the passage's rather than its twin's. */
const distinct = 12;

/**
 * Whether the place of the old words `first` to `last` (both included) may be what became of a twin: rows of a table
 * and refrains say nearly the same, and where one of them has gone only what differs between them tells which.
 */
export function mayBeTwins({ old, now, telling, index }: Alignment, first: number, last: number): boolean {
  const { ids } = old;
  const [from, to] = [Math.max(0, first - beside), Math.min(ids.length - 1, last + beside)];
  const present = index.tokens.ids;
  const all = (telling[last + 1] as number) - (telling[first] as number);
  for (let by = -neighbourhood; by <= neighbourhood; by += 1) {
    if (by === 0 || first + by < 0 || last + by >= ids.length) continue;
    let [same, gone] = [0, 0];
    for (let at = first; at <= last; at += 1) {
      if (ids[at] === ids[at + by]) same += (telling[at + 1] as number) - (telling[at] as number);
      if (now[at + by] === -1) gone += 1;
    }
    if (same < twinned * all || gone * 2 <= last - first + 1) continue;
    let evidence = 0;
    for (let at = from; at <= to; at += 1) {
      if (ids[at] === ids[at + by]) continue;
      const place = now[at] as number;
      if (place !== -1) evidence += (telling[at + 1] as number) - (telling[at] as number);
      else {
        // Where the word beside it stands, the twin's own word may stand next to it.
        const before = at > 0 ? (now[at - 1] as number) : -1;
        if (before !== -1 && at + by >= 0 && at + by < ids.length && present[before + 1] === ids[at + by])
          evidence -= index.bits(ids[at + by] as number);
      }
    }
    if (evidence < distinct) return true;
  }
  return false;
}
