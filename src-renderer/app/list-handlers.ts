import { type CommandId, commands } from '#shared/commands/catalogue.ts';
import { type BuiltInList, builtInLists } from '#shared/model/choices.ts';
import {
  actOnRows,
  exportList,
  focusRows,
  goToRows,
  type ListAction,
  listActions,
} from '../features/library-list/list-commands.ts';
import { knownSteps, stepArticle } from '../features/library-list/list-steps.ts';
import { listTarget } from '../features/library-list/list-view.ts';
import { showList, shownList } from '../features/library-list/lists.ts';
import type { Session } from '../session/session.ts';
import { showPane } from './panes.ts';

type Some = Partial<Record<CommandId, () => void>>;
type Handlers = Partial<Record<CommandId, (() => void) | undefined>>;

type Commanded = Exclude<ListAction, 'remove'>;

const commandOf: Readonly<Record<Commanded, CommandId>> = {
  inbox: 'article.inbox',
  later: 'article.later',
  archive: 'article.archive',
  favourite: 'article.favourite',
  read: 'article.read',
  tag: 'article.tag',
  export: 'file.export',
  trash: 'article.trash',
  restore: 'article.trash',
};

/** What leads through the lists: to one of them, and from article to article in it. */
export function listHandlers({ articleId, places }: Session): Some {
  const steps = knownSteps(articleId);
  const show = (name: BuiltInList) => () => {
    showPane('libraryPane');
    showList(name);
    goToRows();
  };
  const names = Object.keys(builtInLists) as BuiltInList[];
  const shown = shownList();
  return {
    ...Object.fromEntries(names.map((name) => [`list.${name}`, show(name)])),
    ...(shown !== null && shown.key !== 'trash' && { 'file.list': () => exportList(shown, null) }),
    'view.list': () => {
      showPane('libraryPane');
      // At once where it is there: the next key is meant for it.
      focusRows();
      goToRows();
    },
    ...(steps.next && places.length === 0 && { 'article.next': () => stepArticle(1) }),
    ...(steps.previous && places.length === 0 && { 'article.previous': () => stepArticle(-1) }),
  };
}

/** What leads to highlights and changes none. */
const leading: readonly CommandId[] = ['mark.next', 'mark.previous', 'mark.review', 'mark.caret'];
const marking = commands.map(({ id }) => id).filter((id) => id.startsWith('mark.') && !leading.includes(id));

/** What is meant while the list has the keyboard: its rows, unless that is the open article alone; null while it has not. */
export function rowHandlers({ articleId, selection }: Session): Handlers | null {
  const target = listTarget();
  if (target === null) return null;
  // The highlight that was pointed at last is not meant; a passage that is selected still is.
  const noMarks = selection === null ? Object.fromEntries(marking.map((id) => [id, undefined])) : {};
  if (target.length === 1 && target[0] === articleId) return noMarks;
  const all = Object.keys(commandOf) as Commanded[];
  const allowed = listActions(target);
  const actions = all.filter((action) => allowed.includes(action));
  const none = Object.fromEntries(all.map((action) => [commandOf[action], undefined]));
  // What makes no sense for them is not to be done to the open article in their place.
  return {
    ...noMarks,
    ...none,
    ...Object.fromEntries(actions.map((action) => [commandOf[action], () => actOnRows(action, target)])),
    // The key that brings back from elsewhere does so from the trash, too.
    ...(allowed.includes('restore') && { [commandOf.inbox]: () => actOnRows('restore', target) }),
  };
}
