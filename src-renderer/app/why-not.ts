import type { CommandId } from '#shared/commands/catalogue.ts';
import { commandsNow, titleOfCommand } from '../api/command-list.ts';
import { knownArticle } from '../api/list-queries.ts';
import { articleQuery, queryClient } from '../api/queries.ts';
import { listActions } from '../features/library-list/list-commands.ts';
import { listTarget, useListView } from '../features/library-list/list-view.ts';
import { shownList } from '../features/library-list/lists.ts';
import { fewestHeadings, headingsOf } from '../lib/article-page/headings.ts';
import { capsOf } from '../lib/keys.ts';
import { isWebPage } from '../lib/origin.ts';
import { text } from '../lib/text.ts';
import { hint } from '../lib/toasts.ts';
import { type Session, showsArticle, useSession } from '../session/session.ts';

/** Says why a command that was given by its key has nothing to do now, where the person can tell nothing from the window. */
export function sayWhyNot(id: string): void {
  const why = whyNot(id, useSession.getState());
  if (why !== null) hint(why);
}

/** The reason, as a sentence; null where something is only on its way, or where the browser has a use for the key. */
function whyNot(id: string, session: Session): string | null {
  const say = text.keys.idle;
  const { articleId, page, selection, focusedNote, places } = session;
  const { hasKeyboard } = useListView.getState();
  if (id === 'edit.undo') return say.undo;
  if (id === 'edit.redo') return say.redo;
  if (id === 'file.statements') return say.statements;
  if (hasKeyboard && id === 'mark.delete') {
    const key = keyOf('article.trash');
    return key === '' || areTrashed() ? null : say.trashKey(capsOf(key));
  }
  const isShown = articleId !== null && showsArticle(session);
  if (id === 'article.next' || id === 'article.previous') return places.length > 0 ? say.article : say.end;
  if (!/^(?:article|aloud|mark|note|view)\./.test(id) && id !== 'file.export') return null;
  if (hasKeyboard && (notInTrash.has(id) || restoring.has(id))) {
    return notInTrash.has(id) && areTrashed() ? say.trash : null;
  }
  if (!isShown) return say.article;
  // Its text is on its way.
  if (page === null) return null;
  if (id.startsWith('aloud.')) return say.aloud;
  if (id === 'view.outline') return headingsOf(page).length < fewestHeadings ? say.outline : null;
  if (knownArticle(articleId)?.deleted != null && isLost(id, articleId)) return say.trash;
  if (id.startsWith('mark.') && !leading.has(id)) return selection === null && focusedNote === null ? say.mark : null;
  const title = commandsNow().some((command) => command.id === id) ? titleOfCommand(id as CommandId) : null;
  return title === null ? null : say.none(title.replace(/…$/, ''));
}

/** What is done to rows, but to none of the trash. */
const notInTrash: ReadonlySet<string> = new Set([
  'article.later',
  'article.archive',
  'article.favourite',
  'article.read',
  'article.tag',
  'file.export',
]);

/** What is done to rows of the trash as well: it brings them back. */
const restoring: ReadonlySet<string> = new Set(['article.inbox', 'article.trash']);

/** What an open web page has outside the trash only. */
const ofPages: ReadonlySet<string> = new Set(['article.choose', 'article.extract', 'article.whole', 'article.remove']);

/** Whether the rows that are meant are in the trash. */
function areTrashed(): boolean {
  return shownList()?.key === 'trash' || listActions(listTarget() ?? []).includes('restore');
}

/** Whether the trash keeps the open article from a command; the others it has there, too, or would nowhere have. */
function isLost(id: string, articleId: string): boolean {
  if (id === 'article.read') return true;
  const article = queryClient.getQueryData(articleQuery(articleId).queryKey)?.article;
  return ofPages.has(id) && article !== undefined && isWebPage(article);
}

/** What leads to highlights, which an article may not have. */
const leading: ReadonlySet<string> = new Set(['mark.next', 'mark.previous']);

function keyOf(id: CommandId): string {
  return commandsNow().find((command) => command.id === id)?.keys[0] ?? '';
}
