import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ArticleOrder } from '../../src-main/shared/model/article-list.ts';
import { rowHandlers } from '../../src-renderer/app/list-handlers.ts';
import { listActions } from '../../src-renderer/features/library-list/list-commands.ts';
import {
  clearSelection,
  listTarget,
  toggleRow,
  useListView,
} from '../../src-renderer/features/library-list/list-view.ts';
import { selectRange } from '../../src-renderer/features/library-list/select-rows.ts';
import { useSession } from '../../src-renderer/session/session.ts';

const order: ArticleOrder = { query: 'in:anywhere', sort: 'saved', reversed: false };
/** Gives the ids that were asked for, when a test wants them to arrive. */
let answer: (ids: string[]) => void = () => {};

beforeEach(() => {
  vi.stubGlobal('fetch', () => {
    const { promise, resolve } = Promise.withResolvers<Response>();
    answer = (ids) => resolve(Response.json(ids));
    return promise;
  });
  clearSelection();
  useListView.setState({ hasKeyboard: true, cursor: { index: 0, id: 'a' } });
});

afterEach(() => vi.unstubAllGlobals());

/** Lets what was answered go through. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('the keys of the list', () => {
  it('mean nothing while a range is asked for, and then all of it', async () => {
    selectRange(order, 0, 2);
    expect(listTarget()).toEqual([]);
    answer(['a', 'b', 'c']);
    await vi.waitFor(() => expect(listTarget()).toEqual(['a', 'b', 'c']));
  });

  it('select nothing that arrives after the selection was left', async () => {
    selectRange(order, 0, 2);
    clearSelection();
    answer(['a', 'b', 'c']);
    await settled();
    expect(listTarget()).toEqual(['a']);
    selectRange(order, 0, 2);
    toggleRow(1, 'b');
    answer(['a', 'b', 'c']);
    await settled();
    expect(listTarget()).toEqual(['b']);
  });

  it('do nothing to the open article where the row is not there yet, and nothing to its highlight', () => {
    useListView.setState({ cursor: { index: 5, id: null } });
    expect(listActions([])).toEqual([]);
    const session = { ...useSession.getState(), articleId: 'open' };
    const handlers = rowHandlers(session) ?? {};
    expect(Object.keys(handlers)).toEqual(expect.arrayContaining(['article.trash', 'article.archive', 'mark.delete']));
    expect(Object.values(handlers).filter((handler) => handler !== undefined)).toEqual([]);
    // The open article is the row: it may be archived, its highlight is still not meant.
    useListView.setState({ cursor: { index: 0, id: 'open' } });
    expect(Object.keys(rowHandlers(session) ?? {})).toContain('mark.delete');
    expect(Object.keys(rowHandlers(session) ?? {})).not.toContain('article.archive');
    useListView.setState({ hasKeyboard: false });
    expect(rowHandlers(session)).toBeNull();
  });
});
