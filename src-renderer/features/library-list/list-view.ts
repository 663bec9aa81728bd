import { create } from 'zustand';
import { openDialog } from '../../session/session.ts';

/** A row of the list: where it stands, and which article that is; null where it has left the list. */
export interface Cursor {
  readonly index: number;
  readonly id: string | null;
}

interface EditedList {
  /** Null for one that is made. */
  readonly id: string | null;
  readonly name: string;
  readonly query: string;
  readonly onSaved: () => void;
}

/** What a person points at in the list of articles. The articles themselves are the queries'. */
interface ListView {
  /** The list that is shown; null as long as it is the one that was shown last time. */
  readonly shown: string | null;
  /** The row that the keys of the list move. */
  readonly cursor: Cursor | null;
  /** A row that is to be brought into view, once the list is there. */
  readonly revealed: number | null;
  /** Where a range that is selected begins. */
  readonly anchor: number | null;
  readonly selected: ReadonlySet<string>;
  /** The article whose row was clicked last: what is added to a selection that is empty is added to it. */
  readonly pressed: string | null;
  /** A range whose articles are asked for, and which is not selected until they are known. */
  readonly selecting: symbol | null;
  /** Whether the list had the keyboard last; what opens over the page takes it for a while only. */
  readonly hasKeyboard: boolean;
  /** Whether the cursor takes the row that comes to where it stands: one not there yet, or the next when its own leaves. */
  readonly movesOn: boolean;
  /** What the form of saved lists is about: a list, or a query that is to become one. */
  readonly form: EditedList | null;
  /** The articles that the form of tags is about. */
  readonly tagged: readonly string[];
  /** The articles that are to go for good; null for all that are in the trash. */
  readonly removed: readonly string[] | null;
}

const nothing: ReadonlySet<string> = new Set();

export const useListView = create<ListView>()(() => ({
  shown: null,
  cursor: null,
  revealed: null,
  anchor: null,
  selected: nothing,
  pressed: null,
  selecting: null,
  hasKeyboard: false,
  movesOn: false,
  form: null,
  tagged: [],
  removed: null,
}));

export function clearSelection(): void {
  useListView.setState({ selected: nothing, selecting: null, anchor: null, pressed: null });
}

/** Brings the cursor to a row, and the row into view; `id` is null where it is not there yet. */
export function pointAt(index: number, id: string | null): void {
  useListView.setState({ cursor: { index, id }, revealed: index, movesOn: id === null });
}

/**
 * What a command means while the list has the keyboard: what is selected in it, else its row; null while it has not. Nothing
 * where that is not known yet: a row or a range that is still on its way.
 */
export function listTarget(): readonly string[] | null {
  const { hasKeyboard, selected, selecting, cursor } = useListView.getState();
  if (!hasKeyboard) return null;
  if (selecting !== null) return [];
  if (selected.size > 0) return [...selected];
  return cursor?.id == null ? [] : [cursor.id];
}

/** Opens the form of a saved list, or of one that is made of a query. */
export function editList({ id, name, query }: Omit<EditedList, 'onSaved'>, onSaved = () => {}): void {
  useListView.setState({ form: { id, name, query, onSaved } });
  openDialog('list');
}

/** Asks whether articles of the trash shall go for good; with null all of them. */
export function askToRemove(ids: readonly string[] | null): void {
  useListView.setState({ removed: ids });
  openDialog('remove');
}

/**
 * Adds a row to what is selected, or takes it out; a range goes on from it. The row that was clicked before is selected with
 * the first, as long as its article is `open`.
 */
export function toggleRow(index: number, id: string, open: string | null = null): void {
  useListView.setState(({ selected, pressed }) => {
    const next = new Set(selected);
    if (pressed !== null && pressed === open && pressed !== id) next.add(pressed);
    if (!next.delete(id)) next.add(id);
    return { selected: next, selecting: null, anchor: index, cursor: { index, id }, pressed: null };
  });
}

/** Where a key of the list goes from a row, of `total` rows of which `page` are in view; null for another key. */
export function rowAfter(key: string, from: number, total: number, page: number): number | null {
  const to = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    PageDown: from + page,
    PageUp: from - page,
    Home: 0,
    End: total - 1,
  }[key];
  return to === undefined || total === 0 ? null : Math.min(total - 1, Math.max(0, to));
}
