import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Article } from '../../src-main/shared/model/article.ts';
import { articleQuery, queryClient, settingsQuery } from '../../src-renderer/api/queries.ts';
import { sayWhyNot } from '../../src-renderer/app/why-not.ts';
import { clearSelection, useListView } from '../../src-renderer/features/library-list/list-view.ts';
import type { ArticlePage } from '../../src-renderer/lib/article-page/article-page.ts';
import { toasts } from '../../src-renderer/lib/toasts.ts';
import { useSession } from '../../src-renderer/session/session.ts';

let said: string | null = null;
toasts[' subscribe'](({ action, options }) => {
  if (action === 'add') said = String(options.title);
});

function why(id: string): string | null {
  said = null;
  sayWhyNot(id);
  return said;
}

/** The page knows of an article what it would of one that was opened. */
function open(facts: Partial<Article>): void {
  const article = { id: 'open', deleted: null, url: null, linkOnly: false, ...facts };
  queryClient.setQueryData(articleQuery('open').queryKey, { article } as never);
  const container = { querySelectorAll: () => [] };
  useSession.setState({ articleId: 'open', page: { container } as unknown as ArticlePage });
}

function settings(shownList: string, keys: Record<string, readonly string[]> = {}): void {
  queryClient.setQueryData(settingsQuery.queryKey, { shownList, listOrders: {}, keys } as never);
}

const trashed = '2026-01-02T00:00:00.000Z';
const fromPage = { given: { format: 'html' } } as unknown as Article['source'];
const restoreFirst = 'Restore it from the trash first.';

beforeEach(() => {
  vi.stubGlobal('document', { createRange: () => ({}) });
  clearSelection();
  settings('inbox');
});

afterEach(() => {
  queryClient.clear();
  useSession.setState(useSession.getInitialState());
  useListView.setState(useListView.getInitialState());
  vi.unstubAllGlobals();
});

describe('a key that has nothing to do while rows have the keyboard', () => {
  beforeEach(() => useListView.setState({ hasKeyboard: true, cursor: { index: 0, id: 'row' } }));

  it('names the key that moves to the trash, where there is one', () => {
    expect(why('mark.delete')).toBe('To the trash: #');
    settings('inbox', { 'article.trash': [] });
    expect(why('mark.delete')).toBeNull();
  });

  it('does not send to the trash what is there', () => {
    settings('trash');
    expect(why('mark.delete')).toBeNull();
    // In a list of the person's own, too.
    settings('inbox');
    queryClient.setQueryData(articleQuery('row').queryKey, { article: { id: 'row', deleted: trashed } } as never);
    expect(why('mark.delete')).toBeNull();
    expect(why('article.later')).toBe(restoreFirst);
  });

  it('says of the rows of the trash what they are kept from', () => {
    settings('trash');
    for (const id of ['later', 'archive', 'favourite', 'read', 'tag']) {
      expect(why(`article.${id}`)).toBe(restoreFirst);
    }
    expect(why('file.export')).toBe(restoreFirst);
    for (const id of ['article.inbox', 'article.trash']) expect(why(id)).toBeNull();
  });

  it.each(['trash', 'inbox'])(
    'says of the open article what is meant for it, beside the rows of the list %s',
    (list) => {
      settings(list);
      open({ source: fromPage });
      expect(why('view.outline')).toBe('Too few headings for an outline.');
      expect(why('aloud.next')).toBe('Nothing is read aloud.');
      expect(why('article.source')).toBe('This article has nothing for: Open original in browser');
      useSession.setState({ articleId: null });
      expect(why('view.outline')).toBe('No article is shown.');
    },
  );

  it('says nothing of a row that is on its way', () => {
    useListView.setState({ cursor: { index: 5, id: null } });
    for (const id of ['article.inbox', 'article.later', 'article.trash', 'file.export']) expect(why(id)).toBeNull();
  });
});

describe('a key that has nothing to do for an open article of the trash', () => {
  it('is to restore it where that helps, and else says what the article has not', () => {
    open({ deleted: trashed, source: fromPage });
    for (const id of ['read', 'choose', 'extract', 'whole', 'remove']) expect(why(`article.${id}`)).toBe(restoreFirst);
    expect(why('article.source')).toBe('This article has nothing for: Open original in browser');
    expect(why('article.diff')).toBe('This article has nothing for: What changed');
    open({ deleted: trashed, source: { given: { format: 'text' } } as unknown as Article['source'] });
    expect(why('article.read')).toBe(restoreFirst);
    expect(why('article.choose')).toMatch(/^This article has nothing for: /);
  });
});
