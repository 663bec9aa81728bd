let left: ReadonlySet<string> = new Set();

/** Says that articles are unread: one of them that is open is not being read until it is opened again. */
export function leaveUnread(ids: readonly string[]): void {
  left = new Set(ids);
}

/** Takes that back for one. */
export function readOn(id: string): void {
  left = new Set([...left].filter((each) => each !== id));
}

export function isLeftUnread(id: string): boolean {
  return left.has(id);
}
