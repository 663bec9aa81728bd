import { useEffect, useState } from 'react';

/**
 * How many of `total` rows to show now: `step` at once and as many more with every frame, so that a long list never
 * holds up the page. Begins anew when `of` is another list.
 */
export function useGrowing(total: number, step: number, of: unknown): number {
  const [grown, setGrown] = useState({ of, count: step });
  const count = grown.of === of ? grown.count : step;
  useEffect(() => {
    if (count >= total) return;
    const next = requestAnimationFrame(() => setGrown({ of, count: count + step }));
    return () => cancelAnimationFrame(next);
  }, [count, total, step, of]);
  return count;
}
