import type { AppEvent } from '#shared/api/events.ts';

type Listener = (event: AppEvent) => void;

/** Who is told what happens in an app. */
export interface EventHub {
  publish(event: AppEvent): void;
  /** Calls `listener` with every event from now on; the result stops that, and calls `onAlone` where no other is left. */
  subscribe(listener: Listener, onAlone: () => void): () => void;
  /** The same for one who is no page: takes nothing that is kept for a page. */
  overhear(listener: Listener): () => void;
}

export function createEventHub(): EventHub {
  const listeners = new Set<Listener>();
  const overhearing = new Set<Listener>();
  // What is noticed before the first page listens is kept for it.
  const unheard: AppEvent[] = [];
  return {
    publish(event) {
      if (listeners.size === 0 && event.type === 'notice') unheard.push(event);
      for (const listener of [...listeners, ...overhearing]) tell(listener, event);
    },
    subscribe(listener, onAlone) {
      listeners.add(listener);
      for (const event of unheard.splice(0)) tell(listener, event);
      return () => {
        if (listeners.delete(listener) && listeners.size === 0) onAlone();
      };
    },
    overhear(listener) {
      overhearing.add(listener);
      return () => void overhearing.delete(listener);
    },
  };
}

/** A page that cannot be told is no reason for a change, which is durable by now, to fail. */
function tell(listener: Listener, event: AppEvent): void {
  try {
    listener(event);
  } catch (error) {
    console.error(error);
  }
}
