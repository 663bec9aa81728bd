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

let going = false;
listenToWindow('pagehide', () => {
  going = true;
});
listenToWindow('pageshow', () => {
  going = false;
});

/** Whether the page is gone, or put away as a whole, in this very moment: what is asked for now has to outlive it. */
export function isGoing(): boolean {
  return going;
}

/** Calls `send` when the page goes: there is time to ask for something, not for an answer. */
export function onGoing(send: () => void): void {
  listenToWindow('pagehide', send);
}

/** Not where there is no window: tests run what is done in one without it. */
function listenToWindow(event: 'pagehide' | 'pageshow', listener: () => void): void {
  globalThis.addEventListener?.(event, listener);
}
