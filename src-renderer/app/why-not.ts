import type { CommandId } from '#shared/commands/catalogue.ts';
import { commandsNow, titleOfCommand } from '../api/command-list.ts';
import { knownArticle } from '../api/list-queries.ts';
import { useListView } from '../features/library-list/list-view.ts';
import { shownList } from '../features/library-list/lists.ts';
import { fewestHeadings, headingsOf } from '../lib/article-page/headings.ts';
import { capsOf } from '../lib/keys.ts';
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
  if (hasKeyboard && id === 'mark.delete') return say.trashKey(capsOf(keyOf('article.trash')));
  const isShown = articleId !== null && showsArticle(session);
  if (id === 'article.next' || id === 'article.previous') return places.length > 0 ? say.article : say.end;
  if (!/^(?:article|aloud|mark|note|view)\./.test(id) && id !== 'file.export') return null;
  if (hasKeyboard && !id.startsWith('mark.')) return shownList()?.key === 'trash' ? say.trash : null;
  if (!isShown) return say.article;
  // Its text is on its way.
  if (page === null) return null;
  if (id.startsWith('aloud.')) return say.aloud;
  if (id === 'view.outline') return headingsOf(page).length < fewestHeadings ? say.outline : null;
  if (knownArticle(articleId)?.deleted != null && id.startsWith('article.')) return say.trash;
  if (id.startsWith('mark.') && !leading.has(id)) return selection === null && focusedNote === null ? say.mark : null;
  const title = commandsNow().some((command) => command.id === id) ? titleOfCommand(id as CommandId) : null;
  return title === null ? null : say.none(title.replace(/…$/, ''));
}

/** What leads to highlights, which an article may not have. */
const leading: ReadonlySet<string> = new Set(['mark.next', 'mark.previous']);

function keyOf(id: CommandId): string {
  return commandsNow().find((command) => command.id === id)?.keys[0] ?? '';
}
