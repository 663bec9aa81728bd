/** How much of the library is still to be read. */
export function pendingWords(pending: number): string {
  return pending === 1 ? '1 article is still to be read' : `${pending} articles are still to be read`;
}
