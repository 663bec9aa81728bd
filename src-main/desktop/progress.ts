import type { BrowserWindow } from 'electron';
import type { AppEvent } from '#shared/api/events.ts';

/** Work that is over sooner does not flash in the dock. */
const shortMs = 1_000;
/** Takes the bar away (`setProgressBar`). */
const none = -1;

type WorkEvent = Extract<AppEvent, { type: 'import-progress' | 'export-progress' | 'backup-progress' }>;

/**
 * Shows in the dock or the task bar how far imports, exports and backups are, once they take longer than a second; of
 * several the one that is least far. Gives what hears the core's events.
 */
export function showProgress(
  windows: () => readonly Pick<BrowserWindow, 'setProgressBar'>[],
): (event: AppEvent) => void {
  const works = new Map<string, { done: number; isLong: boolean }>();
  const show = (): void => {
    const long = [...works.values()].filter(({ isLong }) => isLong);
    const progress = long.length === 0 ? none : Math.min(...long.map(({ done }) => done));
    for (const window of windows()) window.setProgressBar(progress);
  };

  return (event) => {
    if (!isWork(event)) return;
    const name = 'job' in event ? `${event.type} ${event.job}` : event.type;
    const work = works.get(name);
    if (event.done >= event.total) {
      works.delete(name);
      if (work?.isLong) show();
      return;
    }
    const done = event.done / event.total;
    if (work !== undefined) {
      work.done = done;
      if (work.isLong) show();
      return;
    }
    const begun = { done, isLong: false };
    works.set(name, begun);
    setTimeout(() => {
      if (works.get(name) !== begun) return;
      begun.isLong = true;
      show();
    }, shortMs).unref();
  };
}

function isWork(event: AppEvent): event is WorkEvent {
  return event.type === 'import-progress' || event.type === 'export-progress' || event.type === 'backup-progress';
}
