import { isAlone } from '#shared/entities/name-key.ts';
import type { Article } from '#shared/model/article.ts';
import type { NewCorrection } from '#shared/model/correction.ts';
import type { EntityType } from '#shared/model/entity.ts';
import { correctEntity } from '../../api/entity-actions.ts';
import { text } from '../../lib/text.ts';
import { type Session, useSession } from '../../session/session.ts';
import { letGoOfSelection } from './mark-actions.ts';

/** Longer than this is no name. */
const longestName = 200;

/** The selected words as a name with its place, or null where they are none. */
function selectedName({ selection, page }: Pick<Session, 'selection' | 'page'>) {
  if (selection === null || page === null || selection.image !== undefined) return null;
  const words = page.map.text.slice(selection.start, selection.end);
  const name = words.trim();
  if (name === '' || name.length > longestName || name.includes('\n')) return null;
  const start = selection.start + words.indexOf(name);
  return { name, start, end: start + name.length };
}

/** Whether what is selected can be the name of an entity. */
export function canName(session: Pick<Session, 'selection' | 'page'>): boolean {
  return selectedName(session) !== null;
}

interface NameOptions {
  /** Whether its name is marked wherever it stands, or this place alone. */
  every: boolean;
}

/** Adds the selected words to the entities, and lets the selection go. */
export async function nameSelection({ id, content }: Article, type: EntityType, { every }: NameOptions): Promise<void> {
  const found = selectedName(useSession.getState());
  if (found === null) return;
  const { name, start, end } = found;
  letGoOfSelection();
  useSession.setState({ naming: false });
  // A name that alone does not say who it is, as a surname, holds here.
  const isEverywhere = every && !isAlone(type, name);
  const articles = isEverywhere ? null : [id];
  const at = { articleId: id, start, end, content };
  const given: NewCorrection = { kind: 'add', entity: { type, name }, articles, at, every };
  const done = text.correcting.done.add(name, type, isEverywhere ? null : 'here');
  await correctEntity(given, { label: text.correcting.steps.add(name), done });
}
