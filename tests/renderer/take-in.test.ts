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

afterEach(() => {
  useImport.setState(useImport.getInitialState());
  vi.unstubAllGlobals();
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
