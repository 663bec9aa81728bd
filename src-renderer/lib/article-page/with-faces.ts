const ownMoves = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

/**
 * Does `again` once the faces that load now are there, as text in another face is as high as it will not be: not where a person
 * has moved on by then. Gives what calls it off, as `closing` does.
 */
export function againWithFaces(again: () => void, closing: AbortSignal): () => void {
  if (document.fonts.status !== 'loading') return () => {};
  const controller = new AbortController();
  const stop = () => controller.abort();
  const signal = AbortSignal.any([controller.signal, closing]);
  for (const type of ownMoves) window.addEventListener(type, stop, { capture: true, passive: true, signal });
  void document.fonts.ready.then(() => {
    if (signal.aborted) return;
    stop();
    again();
  });
  return stop;
}
