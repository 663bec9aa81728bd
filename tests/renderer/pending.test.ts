import { QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PlacedAnnotation } from '../../src-main/shared/model/annotation.ts';
import { defaultSettings, type Settings } from '../../src-main/shared/model/settings.ts';
import { changeSettings } from '../../src-renderer/api/actions.ts';
import { changeNote } from '../../src-renderer/api/note-writing.ts';
import { annotationsQuery, queryClient, settingsQuery } from '../../src-renderer/api/queries.ts';

/** What the library keeps. */
let kept: Settings;
/** Calls that came and are not answered, the oldest first; each answers with what was kept when it came. */
let open: { name: string; answer: (status?: number, given?: unknown) => void }[];

beforeEach(() => {
  kept = defaultSettings;
  open = [];
  vi.stubGlobal('fetch', (url: string, { body }: { body: string }) => {
    const name = url.split('/').at(-1) ?? '';
    const { promise, resolve } = Promise.withResolvers<Response>();
    const now = kept;
    const answer = (status = 200, given?: unknown) => {
      if (given !== undefined) resolve(Response.json(given));
      else if (status !== 200) resolve(Response.json({ error: { code: 'disk', message: 'full' } }, { status }));
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

async function answer(name: string, status?: number, given?: unknown): Promise<void> {
  await vi.waitFor(() => expect(open.map((call) => call.name)).toContain(name));
  const at = open.findIndex((call) => call.name === name);
  for (const call of open.splice(at, 1)) call.answer(status, given);
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

describe('a note that was just changed', () => {
  it('stays as it is shown while notes come that were asked for before', async () => {
    const query = { ...annotationsQuery('a'), staleTime: 0 };
    const note = { id: 'n', tags: [] } as unknown as PlacedAnnotation;
    queryClient.setQueryData(query.queryKey, [note]);
    const asked = queryClient.fetchQuery(query);
    await vi.waitFor(() => expect(open.map((call) => call.name)).toContain('annotations.list'));
    const changed = changeNote('a', 'n', 'tag', { tags: ['river'] }, { tags: [] });
    await answer('annotations.list', 200, [note]);
    expect(await asked).toMatchObject([{ tags: ['river'] }]);
    await answer('annotations.update', 200, {});
    await changed;
  });

  it('is shown as it was where the change could not be kept', async () => {
    const query = { ...annotationsQuery('a'), staleTime: 0 };
    const note = { id: 'n', color: 'green' } as unknown as PlacedAnnotation;
    queryClient.setQueryData(query.queryKey, [note]);
    const stop = new QueryObserver(queryClient, query).subscribe(() => undefined);
    await answer('annotations.list', 200, [note]);
    const changed = changeNote('a', 'n', 'colour', { color: 'red' }, { color: 'green' });
    expect(queryClient.getQueryData(query.queryKey)).toMatchObject([{ color: 'red' }]);
    await answer('annotations.update', 507);
    await answer('annotations.list', 200, [note]);
    await changed;
    expect(queryClient.getQueryData(query.queryKey)).toMatchObject([{ color: 'green' }]);
    stop();
  });
});
