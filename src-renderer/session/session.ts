import { create } from 'zustand';
import type { PlacedAnnotation } from '#shared/model/annotation.ts';
import type { ArticleOrder } from '#shared/model/article-list.ts';
import type { StatementFilter } from '#shared/model/statement.ts';
import type { ArticlePage } from '../lib/article-page/article-page.ts';
import { isNarrow } from '../lib/narrow.ts';
import { openedAt } from '../lib/page-address.ts';
import type { SettingsSection } from './settings-sections.ts';

/** A passage of the article being read: UTF-16 code units of its reading text. */
export interface Passage {
  readonly start: number;
  readonly end: number;
  /** The file of an image in `media/`: then `start` and `end` are where it stands. */
  readonly image?: string;
}

/** A passage of an article of the library, in the body that its offsets refer to. */
export interface Place extends Passage {
  readonly articleId: string;
  readonly content: string;
}

/** A highlight whose ends are being moved, and what it would cover now. */
export interface Adjusting extends Passage {
  readonly articleId: string;
  readonly content: string;
  readonly noteId: string;
  /** Whether the pointer holds an end. */
  readonly isDragged: boolean;
}

/** Where a note stands in the text; null for a note on the article and for one that was not found again. */
export function passageOf({ place, anchor }: PlacedAnnotation): Passage | null {
  if (place?.start == null || place.end === null) return null;
  return { start: place.start, end: place.end, ...(anchor?.image !== undefined && { image: anchor.image }) };
}

export type SidebarTab = 'entities' | 'said' | 'notes' | 'info';
export type SaidView = 'statements' | 'timeline';
/** A pane that lies over the article where the window is narrow. */
export type DrawerName = 'library' | 'sidebar' | null;
export type OpenDialog =
  | 'palette'
  | 'remove'
  | 'export'
  | 'folder'
  | 'statements'
  | 'several'
  | 'settings'
  | 'keys'
  | 'guide'
  | 'address'
  | 'rules'
  | 'list'
  | 'tag'
  | null;

/**
 * A note whose place is not sure: its entry has the keyboard (`list`), its proposal is being looked at in the article
 * (`look`), or the person is selecting where it belongs (`place`).
 */
export interface Reviewed {
  readonly id: string;
  readonly step: 'list' | 'look' | 'place';
}

/** What of the library is shown in place of the article: all its entities, the page of one, who said what, what is there twice. */
export type EntityPlace =
  | { readonly kind: 'index' }
  | { readonly kind: 'ledger' }
  | { readonly kind: 'duplicates' }
  /** What tells an article from another one that is nearly the same. */
  | { readonly kind: 'comparison'; readonly id: string; readonly other: string }
  /** `writes` opens its note for writing. */
  | { readonly kind: 'entity'; readonly id: string; readonly writes: boolean };

/** Statements to be exported, and what they are called together. */
export interface Exported {
  readonly filter: StatementFilter;
  readonly heading: string;
}

/** Articles to be exported together, and what they are called: some, or those of a list. */
export interface SeveralExported {
  readonly title: string;
  readonly of: { readonly ids: readonly string[] } | ArticleOrder;
  /** How many they are; null where that is not known. */
  readonly count: number | null;
}

/** What is shown and pointed at right now. Nothing that the core keeps is copied here. */
export interface Session {
  readonly articleId: string | null;
  /** The article's text as it stands in the document; null until it is there. */
  readonly page: ArticlePage | null;
  /** Why the article's text cannot be shown; null where it can, or is on its way. */
  readonly bodyError: unknown;
  readonly selection: Passage | null;
  readonly focusedNote: string | null;
  readonly editingNote: string | null;
  /** Whether the focused note was last opened for writing: its highlight has no bar over it until it is pointed at again. */
  readonly forWriting: boolean;
  /** Whether tags of the focused note are being typed in the bar. */
  readonly tagging: boolean;
  /** The place that was clicked, where highlights may overlap; null where none was. */
  readonly pointedAt: number | null;
  readonly adjusting: Adjusting | null;
  readonly activeEntity: string | null;
  readonly tab: SidebarTab;
  /** Whether the keyboard is to go to the headings of the article, once they are listed. */
  readonly seeksHeadings: boolean;
  /** How the sentences of the article are listed under Said. */
  readonly saidView: SaidView;
  readonly focusMode: boolean;
  /** Whether the article has the window for itself: without the library, until that is asked for. */
  readonly alone: boolean;
  readonly caretMode: boolean;
  /** Where the caret of caret mode stands in the reading text. */
  readonly caret: number | null;
  /** Whether the bar to find in the article is open; it stays for the next article. */
  readonly finding: boolean;
  /** Whether the whole page is shown in place of the article, for a part of it to be chosen. */
  readonly choosingPart: boolean;
  /** The earlier body that the article is compared with, in place of the article; null while the article is shown. */
  readonly compared: string | null;
  readonly reviewed: Reviewed | null;
  /** The way from entity to entity, in place of the article; the last one is shown. Empty while the article is shown. */
  readonly places: readonly EntityPlace[];
  /** Whether the bar asks as what the selection is added to the entities. */
  readonly naming: boolean;
  /** What the dialog of statements exports. */
  readonly exported: Exported | null;
  /** What the dialog of an export of several articles is about. */
  readonly several: SeveralExported | null;
  /** The site whose rule is being changed in the dialog of rules. */
  readonly editedRule: string | null;
  readonly dialog: OpenDialog;
  /** The section that the settings show, and show again when they are opened. */
  readonly settingsSection: SettingsSection;
  readonly drawer: DrawerName;
}

const nothingPointedAt = {
  page: null,
  bodyError: null,
  selection: null,
  focusedNote: null,
  editingNote: null,
  forWriting: false,
  tagging: false,
  pointedAt: null,
  adjusting: null,
  activeEntity: null,
  caretMode: false,
  caret: null,
  choosingPart: false,
  compared: null,
  reviewed: null,
  seeksHeadings: false,
  places: [] as readonly EntityPlace[],
  naming: false,
} as const;

export const useSession = create<Session>()(() => ({
  articleId: null,
  ...nothingPointedAt,
  tab: 'entities',
  saidView: 'statements',
  focusMode: false,
  alone: openedAt.alone,
  finding: false,
  dialog: null,
  settingsSection: 'reading',
  drawer: null,
  exported: null,
  several: null,
  editedRule: null,
}));

export function openArticle(articleId: string | null): void {
  const now = useSession.getState();
  // What stands in its place, the whole page or a comparison, gives way as well.
  const isOther = now.articleId !== articleId || now.choosingPart || now.compared !== null;
  useSession.setState({ drawer: null, places: [], ...(isOther && { articleId, ...nothingPointedAt }) });
}

export function openDrawer(drawer: DrawerName): void {
  useSession.setState({ drawer });
}

/** Shows the whole page in place of the article, or the article again. */
export function choosePart(choosingPart: boolean): void {
  const { articleId } = useSession.getState();
  if (articleId !== null) useSession.setState({ ...nothingPointedAt, choosingPart });
}

/** Shows what changed since an earlier body in place of the article, or the article again. */
export function compareWith(compared: string | null): void {
  useSession.setState({ ...nothingPointedAt, compared });
}

/** Shows the page of an entity in place of the article; the way back stays. */
export function showEntity(id: string, { writes = false }: { writes?: boolean } = {}): void {
  const { places } = useSession.getState();
  const last = places.at(-1);
  const isThere = last?.kind === 'entity' && last.id === id;
  const before = isThere ? places.slice(0, -1) : places;
  useSession.setState({ ...nothingPointedAt, drawer: null, places: [...before, { kind: 'entity', id, writes }] });
}

/** Shows every entity of the library in place of the article. */
export function showEntityIndex(): void {
  useSession.setState({ ...nothingPointedAt, drawer: null, places: [{ kind: 'index' }] });
}

/** Shows who said what in the library in place of the article; the way back stays. */
export function showLedger(): void {
  const { places } = useSession.getState();
  const before = places.at(-1)?.kind === 'ledger' ? places.slice(0, -1) : places;
  useSession.setState({ ...nothingPointedAt, drawer: null, places: [...before, { kind: 'ledger' }] });
}

/** Shows the articles that are in the library more than once, in place of the article. */
export function showDuplicates(): void {
  useSession.setState({ ...nothingPointedAt, drawer: null, places: [{ kind: 'duplicates' }] });
}

/** Shows what tells an article from another one, in place of the article; the way back stays. */
export function compareArticles(id: string, other: string): void {
  const { places } = useSession.getState();
  useSession.setState({ ...nothingPointedAt, drawer: null, places: [...places, { kind: 'comparison', id, other }] });
}

/** Goes back to the entity, or to the article, from which the one shown was opened. */
export function leaveEntity(): void {
  useSession.setState(({ places }) => ({ places: places.slice(0, -1) }));
}

/** Whether the article itself is shown, and not something in its place. */
export function showsArticle({ choosingPart, compared, places }: Session): boolean {
  return !choosingPart && compared === null && places.length === 0;
}

/** Goes to a note that needs a look: in its list, or in the article. Where the list lies over the article, it makes way. */
export function reviewNote(reviewed: Reviewed | null): void {
  const drawer =
    reviewed === null || !isNarrow() ? {} : { drawer: reviewed.step === 'list' ? ('sidebar' as const) : null };
  useSession.setState({ reviewed, ...drawer });
}

/** Opens the dialog of rules, with the rule of one site being changed. */
export function editRule(host: string): void {
  useSession.setState({ dialog: 'rules', editedRule: host });
}

export function exportStatements(exported: Exported): void {
  useSession.setState({ dialog: 'statements', exported });
}

export function exportSeveral(several: SeveralExported): void {
  useSession.setState({ dialog: 'several', several });
}

/** Opens the settings, at a section or where they were left. */
export function openSettings(section?: SettingsSection): void {
  useSession.setState({ dialog: 'settings', ...(section !== undefined && { settingsSection: section }) });
}

export function openDialog(dialog: OpenDialog): void {
  useSession.setState({ dialog });
}

/** Brings a note to the reader's attention and, unless it is in view, its passage to the screen. */
export function focusNote(id: string | null, passage: Passage | null = null): void {
  const { page, editingNote } = useSession.getState();
  useSession.setState({
    focusedNote: id,
    editingNote: editingNote === id ? editingNote : null,
    forWriting: false,
    tagging: false,
    pointedAt: null,
  });
  if (passage === null) return;
  openDrawer(null);
  page?.revealPassage(passage);
}

/** Opens the editor of a note, or leaves the one that is open. */
export function editNote(id: string | null): void {
  useSession.setState(id === null ? { editingNote: null } : { editingNote: id, focusedNote: id, forWriting: true });
}
