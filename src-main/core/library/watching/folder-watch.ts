import { type FSWatcher, watch } from 'node:fs';

/** Milliseconds after the first change in which others are gathered: a write is several, and a sync tool makes many. */
const gather = 150;

/**
 * Watches the names in one folder, not those below it, and tells those that changed, gathered; null where the system does
 * not say which. Gives what ends it. A folder that cannot be watched, as on some network drives or where the system has no
 * watches left, is looked at by whoever looks at everything now and then.
 */
export function watchFolder(folder: string, onChange: (names: ReadonlySet<string> | null) => void): () => void {
  let watcher: FSWatcher | null = null;
  let timer: NodeJS.Timeout | null = null;
  let names: Set<string> | null = new Set();
  const tell = (): void => {
    timer = null;
    const changed = names;
    names = new Set();
    onChange(changed);
  };
  const stop = (): void => {
    if (timer !== null) clearTimeout(timer);
    watcher?.close();
  };
  try {
    watcher = watch(folder, { persistent: false }, (_kind, name) => {
      if (name === null) names = null;
      // What is written under another name first is nothing yet.
      else if (name.startsWith('.')) return;
      else names?.add(name);
      timer ??= setTimeout(tell, gather);
    });
    watcher.on('error', stop);
  } catch {
    return () => undefined;
  }
  return stop;
}
