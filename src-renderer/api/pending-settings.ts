import type { Settings, SettingsChanges } from '#shared/model/settings.ts';
import { call } from './client.ts';

/** Changes that are shown and not kept yet, the oldest first. */
const pending: SettingsChanges[] = [];
/** How many came to an end so far: settings that were asked for before that may lack them. */
let ended = 0;

/** The settings that are kept, with what is on its way there over them: what a person has just changed stays so. */
export async function currentSettings(): Promise<Settings> {
  for (;;) {
    const before = ended;
    const kept = await call('settings.get', {});
    if (ended === before) return Object.assign(kept, ...pending);
  }
}

/** Holds `changes` over what is kept until `keep` has ended, well or not. */
export async function whilePending<T>(changes: SettingsChanges, keep: () => Promise<T>): Promise<T> {
  pending.push(changes);
  try {
    return await keep();
  } finally {
    pending.splice(pending.indexOf(changes), 1);
    ended += 1;
  }
}
