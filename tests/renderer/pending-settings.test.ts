import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultSettings, type Settings } from '../../src-main/shared/model/settings.ts';
import { changeSettings } from '../../src-renderer/api/actions.ts';
import { queryClient, settingsQuery } from '../../src-renderer/api/queries.ts';

/** What the library keeps. */
let kept: Settings;
/** Calls that came and are not answered, the oldest first; each answers with what was kept when it came. */
let open: { name: string; answer: (status?: number) => void }[];

beforeEach(() => {
  kept = defaultSettings;
  open = [];
  vi.stubGlobal('fetch', (url: string, { body }: { body: string }) => {
    const name = url.split('/').at(-1) ?? '';
    const { promise, resolve } = Promise.withResolvers<Response>();
    const now = kept;
    const answer = (status = 200) => {
      if (status !== 200) resolve(Response.json({ error: { code: 'disk', message: 'full' } }, { status }));
      else if (name === 'settings.get') resolve(Response.json(now));
      else {
        kept = { ...kept, ...JSON.parse(body) };
        resolve(Response.json(kept));
      }
    };
    open.push({ name, answer });
    return promise;
  });
  queryClient.setQueryData(settingsQuery.queryKey, kept);
});

afterEach(() => {
  queryClient.clear();
  vi.unstubAllGlobals();
});

const shown = () => queryClient.getQueryData(settingsQuery.queryKey);

async function answer(name: string, status?: number): Promise<void> {
  await vi.waitFor(() => expect(open.map((call) => call.name)).toContain(name));
  const at = open.findIndex((call) => call.name === name);
  for (const call of open.splice(at, 1)) call.answer(status);
}

describe('a setting that was just changed', () => {
  it('stays as it is shown while settings come that were asked for before it was kept', async () => {
    const first = changeSettings({ libraryPane: false });
    const second = changeSettings({ sidebarPane: false });
    await answer('settings.update');
    await first;
    const asked = queryClient.fetchQuery({ ...settingsQuery, staleTime: 0 });
    await answer('settings.get');
    await asked;
    expect(shown()).toMatchObject({ libraryPane: false, sidebarPane: false });

    // Asked for before the second was kept, and answered after: asked for again.
    const late = queryClient.fetchQuery({ ...settingsQuery, staleTime: 0 });
    await vi.waitFor(() => expect(open.map((call) => call.name)).toContain('settings.get'));
    await answer('settings.update');
    await second;
    await answer('settings.get');
    await answer('settings.get');
    await late;
    expect(shown()).toMatchObject({ libraryPane: false, sidebarPane: false });
  });

  it('is back as it was where it could not be kept', async () => {
    const changed = changeSettings({ libraryPane: false });
    expect(shown()).toMatchObject({ libraryPane: false });
    await answer('settings.update', 507);
    await changed;
    const asked = queryClient.fetchQuery(settingsQuery);
    await answer('settings.get');
    await asked;
    expect(shown()).toMatchObject({ libraryPane: true });
  });
});
