import { create } from 'zustand';
import type { PlacedAnnotation } from '#shared/model/annotation.ts';
import type { ArticlePage } from '../lib/article-page/article-page.ts';

/** A passage of the article being read: UTF-16 code units of its reading text. */
export interface Passage {
  readonly start: number;
  readonly end: number;
}

/** Where a note stands in the text; null for a note on the article and for one that was not found again. */
export function passageOf({ place }: PlacedAnnotation): Passage | null {
  return place?.start == null || place.end === null ? null : { start: place.start, end: place.end };
}

export type SidebarTab = 'entities' | 'notes' | 'info';
export type OpenDialog = 'palette' | 'export' | 'reading' | 'keys' | 'address' | 'rules' | null;

/** What is shown and pointed at right now. Nothing that the core keeps is copied here. */
export interface Session {
  readonly articleId: string | null;
  /** The article's text as it stands in the document; null until it is there. */
  readonly page: ArticlePage | null;
  readonly selection: Passage | null;
  readonly focusedNote: string | null;
  readonly editingNote: string | null;
  readonly activeEntity: string | null;
  readonly tab: SidebarTab;
  readonly focusMode: boolean;
  readonly caretMode: boolean;
  /** Where the caret of caret mode stands in the reading text. */
  readonly caret: number | null;
  /** Whether the whole page is shown in place of the article, for a part of it to be chosen. */
  readonly choosingPart: boolean;
  /** The site whose rule is being changed in the dialog of rules. */
  readonly editedRule: string | null;
  readonly dialog: OpenDialog;
}

const nothingPointedAt = {
  page: null,
  selection: null,
  focusedNote: null,
  editingNote: null,
  activeEntity: null,
  caretMode: false,
  caret: null,
  choosingPart: false,
} as const;

export const useSession = create<Session>()(() => ({
  articleId: null,
  ...nothingPointedAt,
  tab: 'entities',
  focusMode: false,
  dialog: null,
  editedRule: null,
}));

export function openArticle(articleId: string | null): void {
  if (useSession.getState().articleId === articleId) return;
  useSession.setState({ articleId, ...nothingPointedAt });
}

/** Shows the whole page in place of the article, or the article again. */
export function choosePart(choosingPart: boolean): void {
  const { articleId } = useSession.getState();
  if (articleId !== null) useSession.setState({ ...nothingPointedAt, choosingPart });
}

/** Opens the dialog of rules, with the rule of one site being changed. */
export function editRule(host: string): void {
  useSession.setState({ dialog: 'rules', editedRule: host });
}

export function openDialog(dialog: OpenDialog): void {
  useSession.setState({ dialog });
}

/** Brings a note to the reader's attention and, unless it is in view, its passage to the screen. */
export function focusNote(id: string | null, passage: Passage | null = null): void {
  const { page, editingNote } = useSession.getState();
  useSession.setState({ focusedNote: id, editingNote: editingNote === id ? editingNote : null });
  if (passage !== null) page?.reveal(passage.start);
}

export function editNote(id: string | null): void {
  useSession.setState(id === null ? { editingNote: null } : { editingNote: id, focusedNote: id });
}
