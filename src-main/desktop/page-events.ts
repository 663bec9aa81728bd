import type { AppEvent } from '#shared/api/events.ts';

export interface PageEvents {
  /** Sends now when a page listens, else as soon as one does, in order. */
  send(event: AppEvent): void;
  /** A page has its event stream. */
  listens(): void;
  /** The page was left, closed or lost. */
  gone(): void;
}

/** Holds what the shell has to say while no page listens: a window that opens, reloads or recovers misses nothing. */
export function createPageEvents(publish: (event: AppEvent) => void): PageEvents {
  const waiting: AppEvent[] = [];
  let listening = false;
  return {
    send(event) {
      if (listening) publish(event);
      else waiting.push(event);
    },
    listens() {
      listening = true;
      for (const event of waiting.splice(0)) publish(event);
    },
    gone() {
      listening = false;
    },
  };
}
