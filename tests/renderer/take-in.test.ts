import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ImportResult } from '../../src-main/shared/model/import-result.ts';
import {
  closeReport,
  conclude,
  isAsking,
  replaceAnyway,
  takeIn,
  useImport,
} from '../../src-renderer/features/importing/import-files.ts';
import { toasts } from '../../src-renderer/lib/toasts.ts';

afterEach(() => {
  useImport.setState(useImport.getInitialState());
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function incoming(name: string) {
  return { blob: new Blob([name]), name, type: 'text/csv' };
}

describe('what is dropped while exports of another app wait to be decided', () => {
  it('is taken in after them and puts no preview away', async () => {
    vi.stubGlobal('fetch', async (url: string) => {
      const source = new URL(url, 'http://localhost').searchParams.get('name');
      const row = { status: 'added', id: null, title: null, source, warnings: [], reason: null, app: 'Readwise' };
      return Response.json([row as unknown as ImportResult]);
    });
    const named = () => useImport.getState().preview?.items.map(({ name }) => name);
    await Promise.all([takeIn([incoming('first.csv')], () => {}), takeIn([], () => {})]);
    const second = takeIn([incoming('second.csv')], () => {});
    const third = takeIn([incoming('third.csv')], () => {});
    await new Promise((resolve) => setTimeout(resolve));
    expect(named()).toEqual(['first.csv']);
    expect(isAsking()).toBe(true);
    useImport.setState({ preview: null });
    await second;
    expect(named()).toEqual(['second.csv']);
    useImport.setState({ preview: null });
    await third;
    expect(named()).toEqual(['third.csv']);
  });
});

describe('the reports of imports that failed', () => {
  const failed = (source: string, replace?: string): ImportResult => ({
    ...{ status: 'failed', id: null, title: null, source, warnings: [], reason: 'broken' },
    ...(replace !== undefined && { replace }),
  });

  it('wait for one another, and one goes when what it tells of has come in', async () => {
    const shown = () => useImport.getState().reports.map((report) => report.map(({ source }) => source));
    const short = failed('short.html', 'token');
    conclude([failed('first.html')], () => {});
    conclude([short], () => {});
    conclude([failed('third.html')], () => {});
    expect(shown()).toEqual([['first.html'], ['short.html'], ['third.html']]);
    closeReport();
    vi.stubGlobal('fetch', async () => Response.json({ ...short, status: 'updated' }));
    await replaceAnyway(short);
    expect(shown()).toEqual([['third.html']]);
    expect(isAsking()).toBe(true);
    closeReport();
    expect(isAsking()).toBe(false);
  });
});

describe('what is said of files that were imported', () => {
  const came = (id: string, status: ImportResult['status']): ImportResult => {
    return { status, id, title: id, source: `${id}.html`, warnings: [], reason: null };
  };

  it('tells what is new from what was there', () => {
    const add = vi.spyOn(toasts, 'add').mockReturnValue('toast');
    const said = (...results: ImportResult[]) => {
      conclude(results, () => {});
      return add.mock.lastCall?.[0].title;
    };
    expect(said(came('a', 'added'), came('b', 'added'))).toBe('2 articles imported');
    expect(said(came('a', 'unchanged'), came('b', 'unchanged'))).toBe('Nothing new: 2 in the library already');
    expect(said(came('a', 'added'), came('b', 'unchanged'), came('c', 'updated'))).toBe(
      '1 article imported, 1 brought up to date, 1 in the library already',
    );
  });

  it('says of one that was there in which list it is', async () => {
    const add = vi.spyOn(toasts, 'add').mockReturnValue('toast');
    const article = { id: 'old', state: 'archive', deleted: null };
    vi.stubGlobal('fetch', async () => Response.json({ article }));
    conclude([came('old', 'unchanged')], () => {});
    const said = () => add.mock.lastCall?.[0].title;
    await expect.poll(said).toBe('This article was in the library already, under “Archive”');
  });
});
