/** A clock that is a second later each time it is asked, from 2026-01-02T03:04:05Z on. */
export function tickingClock(): () => Date {
  let at = Date.UTC(2026, 0, 2, 3, 4, 5);
  return () => {
    const now = new Date(at);
    at += 1000;
    return now;
  };
}

/** Ids of a ULID's length and letters, one greater than the other. */
export function counterIds(first = 1): () => string {
  let last = first - 1;
  return () => {
    last += 1;
    return `01TEST${String(last).padStart(20, '0')}`;
  };
}
