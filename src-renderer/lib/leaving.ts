/**
 * Calls `save` whenever the page may be about to go: hidden is the last thing a page is told for certain, pagehide comes
 * where a window closes at once. Gives the function that stops it.
 */
export function onLeaving(save: () => void): () => void {
  const stop = new AbortController();
  const whenHidden = () => {
    if (document.visibilityState === 'hidden') save();
  };
  document.addEventListener('visibilitychange', whenHidden, stop);
  window.addEventListener('pagehide', save, stop);
  return () => stop.abort();
}
