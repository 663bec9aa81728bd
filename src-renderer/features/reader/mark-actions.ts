import type { Color, PlacedAnnotation } from '#shared/model/annotation.ts';
import type { Article } from '#shared/model/article.ts';
import { colorNameOf } from '#shared/model/color-name.ts';
import { addHighlights, addNote } from '../../api/actions.ts';
import { changeNote } from '../../api/note-writing.ts';
import { annotationsQuery, queryClient, settingsQuery } from '../../api/queries.ts';
import { asMarkdown } from '../../lib/taking-out/as-markdown.ts';
import { copyWithLink } from '../../lib/taking-out/with-link.ts';
import { text } from '../../lib/text.ts';
import { announce, report } from '../../lib/toasts.ts';
import { endTypingAhead, typeAhead } from '../../lib/typing-ahead.ts';
import { editNote, focusNote, type Passage, passageOf, type Session, useSession } from '../../session/session.ts';
import { occurrencesOf } from './occurrences.ts';
import { readSelection } from './use-selection.ts';

/** As many as one call of the core takes. */
const mostOccurrences = 5000;

/** What is pointed at: a selection (words, or an image), or the focused mark. */
export interface Pointed {
  readonly passage: Passage;
  /** The mark itself; null for a selection. */
  readonly note: PlacedAnnotation | null;
}

/** What marking is about, or null. A selection comes before the focused mark. */
export function pointedIn(
  annotations: readonly PlacedAnnotation[],
  { selection, focusedNote }: Pick<Session, 'selection' | 'focusedNote'>,
): Pointed | null {
  if (selection !== null) return { passage: selection, note: null };
  const note = annotations.find(({ id }) => id === focusedNote);
  const passage = note && passageOf(note);
  return note && passage ? { passage, note } : null;
}

/** The colour that was used last. */
function lastColor(): Color {
  return queryClient.getQueryData(settingsQuery.queryKey)?.lastColor ?? 'yellow';
}

/** Gives what is pointed at a colour: the selection becomes a highlight (null: in the last colour), a mark changes. */
export async function mark(article: Article, { note }: Pointed, color: Color | null): Promise<void> {
  if (note === null) await markSelection(article, color);
  else if (color !== null) {
    const { changeColor, colorChanged } = text.reader;
    const names = queryClient.getQueryData(settingsQuery.queryKey)?.colorNames;
    const name = colorNameOf(color, names, text.names.colors[color]);
    await changeNote(article.id, note.id, changeColor, { color }, { color: note.color }, colorChanged(name));
  }
}

/** Opens the editor of the note, after marking the selection where there is one. */
export async function write(article: Article, { note }: Pointed): Promise<void> {
  typeAhead('note');
  const written = note ?? (await markSelection(article, null));
  if (written === null) endTypingAhead();
  else editNote(written.id);
}

/** Opens the field for tags, after marking the selection where there is one. */
export async function tag(article: Article, { note }: Pointed): Promise<void> {
  if (useSession.getState().tagging) {
    document.querySelector<HTMLElement>('[data-mark-bar] input')?.focus();
    return;
  }
  typeAhead('tags');
  const tagged = note ?? (await markSelection(article, null));
  if (tagged === null) {
    endTypingAhead();
    return;
  }
  focusNote(tagged.id);
  useSession.setState({ tagging: true });
}

/** Adds tags that a note has not yet, as one step. */
export function addTags(articleId: string, note: PlacedAnnotation, added: readonly string[]): void {
  const tags = [...new Set([...note.tags, ...added])];
  if (tags.length === note.tags.length) return;
  void changeNote(articleId, note.id, text.reader.tagHighlight, { tags }, { tags: note.tags });
}

/** Highlights the words wherever they stand and are not marked exactly so already. */
export async function markEvery(article: Article, { passage, note }: Pointed): Promise<void> {
  const { page } = useSession.getState();
  if (page === null) return;
  const annotations = queryClient.getQueryData(annotationsQuery(article.id).queryKey) ?? [];
  const marked = new Set(annotations.map(({ place }) => `${place?.start}-${place?.end}`));
  const found = occurrencesOf(page.map.text, passage);
  const wanted = found.filter(({ start, end }) => !marked.has(`${start}-${end}`));
  if (wanted.length === 0) {
    announce(found.length === 1 ? text.reader.alone : text.reader.allHighlighted(found.length));
  } else if (wanted.length > mostOccurrences) {
    announce(text.reader.tooMany(wanted.length, mostOccurrences));
  } else {
    letGoOfSelection();
    const passages = wanted.map((place) => ({ ...place, content: article.content }));
    await addHighlights(article.id, passages, note?.color ?? lastColor());
  }
}

/** Puts the words with their source on the clipboard. */
export async function copy(article: Article, { passage, note }: Pointed): Promise<void> {
  const { page } = useSession.getState();
  if (page === null) return;
  try {
    await copyWithLink(article, page.map.text.slice(passage.start, passage.end), note?.id ?? null);
    announce(text.reader.copied);
  } catch (error) {
    report(error);
  }
}

/** Puts the words, the note on them and their links on the clipboard as Markdown. */
export async function copyMarkdown(article: Article, { passage, note }: Pointed): Promise<void> {
  const { page } = useSession.getState();
  if (page === null) return;
  try {
    await navigator.clipboard.writeText(asMarkdown(article, page.map.text.slice(passage.start, passage.end), note));
    announce(text.reader.copiedMarkdown);
  } catch (error) {
    report(error);
  }
}

/** Marks what is selected and lets the selection go; the new mark is pointed at then. */
async function markSelection(article: Article, color: Color | null): Promise<PlacedAnnotation | null> {
  const { selection } = useSession.getState();
  if (selection === null) return null;
  letGoOfSelection();
  const note = await addNote(article.id, { ...selection, content: article.content }, color ?? lastColor());
  if (note !== null) {
    focusNote(note.id);
    // An image that has the focus was pointed at until it was marked.
    readSelection();
  }
  return note;
}

/** At once, so that a key pressed twice does not mark twice. A caret stays where the selection ended. */
export function letGoOfSelection(): void {
  const selection = document.getSelection();
  if (!useSession.getState().caretMode) selection?.removeAllRanges();
  else if (selection?.isCollapsed === false) selection.collapseToEnd();
  useSession.setState({ selection: null });
}
