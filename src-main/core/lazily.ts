/**
 * Gives what `make` makes: made when it is first asked for, once for all who ask. A failure is told to who waits and not
 * kept, as what was missing, like file handles, may be there the next time.
 */
export function lazily<Made>(make: () => Promise<Made>): () => Promise<Made> {
  let made: Promise<Made> | null = null;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = null;
      throw error;
    });
    return made;
  };
}
