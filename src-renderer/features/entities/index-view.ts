import { create } from 'zustand';
import type { indexedTypes } from '#shared/model/choices.ts';

export type IndexedType = (typeof indexedTypes)[number];

/** How the index was looked at last: it is found so again on the way back from a page. */
interface IndexView {
  readonly words: string;
  readonly types: readonly IndexedType[];
  readonly sort: 'weight' | 'name';
  /** The row that had the keyboard. */
  readonly row: string | null;
}

export const useIndexView = create<IndexView>()(() => ({ words: '', types: [], sort: 'weight', row: null }));
