import type { App } from '#core/app.ts';
import type { AppEvent } from '#shared/api/events.ts';
import { respond } from './headers.ts';

/** A silent connection is closed by some systems; an empty line a while keeps it, and shows the server a dead one. */
const heartbeatMs = 25_000;

/** An endless response: one JSON event a line from now on, `hello` first. Ends when the page leaves. */
export function streamEvents(app: App, signal: AbortSignal): Response {
  const encoder = new TextEncoder();
  let stop = () => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (event: AppEvent) => controller.enqueue(encoder.encode(`${JSON.stringify(event)}\n`));
      send({ type: 'hello' });
      const unsubscribe = app.subscribe(send);
      const heartbeat = setInterval(() => controller.enqueue(encoder.encode('\n')), heartbeatMs);
      heartbeat.unref();
      stop = () => {
        clearInterval(heartbeat);
        unsubscribe();
      };
      const leave = () => {
        stop();
        try {
          controller.close();
        } catch {
          // The page cancelled the stream first: it is closed already.
        }
      };
      if (signal.aborted) leave();
      else signal.addEventListener('abort', leave, { once: true });
    },
    cancel: () => stop(),
  });
  return respond(body, 200, { 'content-type': 'application/x-ndjson; charset=utf-8' });
}
