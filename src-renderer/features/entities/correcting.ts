import type { EntityAction } from '#shared/commands/entity-keys.ts';
import { entityActions } from '#shared/commands/entity-keys.ts';
import { isAlone } from '#shared/entities/name-key.ts';
import type { NewCorrection } from '#shared/model/correction.ts';
import type { EntityType } from '#shared/model/entity.ts';
import { inLineOrder } from '../../lib/direction.ts';
import { text } from '../../lib/text.ts';

/** What a correction has to know of an entity, of an article or of the library. */
export interface Correctable {
  readonly type: EntityType;
  readonly name: string;
  readonly aliases: readonly string[];
  /** Where a correction of it holds unless the person says otherwise; null is everywhere. */
  readonly scope: string[] | null;
}

/** The actions that ask for something first. */
export type FormAction = 'rename' | 'retype' | 'merge' | 'split' | 'alias';

export function isFormAction(action: EntityAction): action is FormAction {
  return ['rename', 'retype', 'merge', 'split', 'alias'].includes(action);
}

/** What can be done with an entity; `here` is the article it was met in, null in the library. */
export function actionsFor(
  { type, aliases }: Pick<Correctable, 'type' | 'aliases'>,
  here: string | null,
): EntityAction[] {
  const isIndexed = type !== 'date' && type !== 'amount';
  return entityActions.flatMap(({ id }) => {
    if (id === 'split' && aliases.length === 0) return [];
    if (id === 'ignore-here' && here === null) return [];
    return isIndexed || id === 'retype' || id === 'ignore-here' || id === 'ignore' ? [id] : [];
  });
}

/** The action that a key gives, as the browser names the key; null for another key. */
export function actionOf(
  event: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>,
): EntityAction | null {
  if (event.ctrlKey || event.altKey || event.metaKey) return null;
  const pressed = `${event.shiftKey ? 'Shift+' : ''}${inLineOrder(event.key)}`;
  return entityActions.find(({ keys }) => keys === pressed)?.id ?? null;
}

/**
 * The articles for which a correction can be made instead of for all: the one it was met in, else those that the entity
 * is bound to. Null where it can hold everywhere alone.
 */
export function narrowScope({ scope }: Pick<Correctable, 'scope'>, here: string | null): string[] | null {
  return here === null ? scope : [here];
}

/**
 * Whether a correction holds in every article unless the person says otherwise: not where its words alone, such as a
 * surname, do not say who is meant. `given` is the name that an entity is given.
 */
export function isForAll({ type, scope, aliases }: Correctable, action: FormAction, given: string): boolean {
  const isVague = (name: string) => isAlone(type, name);
  if (scope !== null) return false;
  return action === 'alias' ? !isVague(given) : action !== 'split' || !aliases.some(isVague);
}

/** What undo calls a correction, and what is said when it is made. */
export function wordsOf(given: NewCorrection): { label: string; done: string | null } {
  const { name } = given.entity;
  const { steps, done } = text.correcting;
  const where = given.articles?.length ?? null;
  switch (given.kind) {
    case 'rename':
      return { label: steps.rename(name), done: done.rename(name, given.to.trim(), where) };
    case 'retype':
      return { label: steps.retype(name), done: done.retype(name, given.to, where) };
    case 'merge':
      return { label: steps.merge(name), done: done.merge(name, given.into.name, where) };
    case 'split':
      return { label: steps.split(given.alias), done: done.split(given.alias, where) };
    case 'ignore':
      return { label: steps.ignore(name), done: done.ignore(name, where) };
    case 'alias':
      return { label: steps.alias(given.alias.trim()), done: done.alias(name, given.alias.trim(), where) };
    case 'note':
      return { label: steps.note(name), done: null };
    case 'add':
      return { label: steps.add(name), done: done.add(name, given.entity.type, where) };
  }
}

/** As what the entity is found again after a correction. */
export function refAfter(given: NewCorrection): { type: EntityType; name: string } | null {
  const { entity } = given;
  if (given.kind === 'rename') return { type: entity.type, name: given.to.trim() };
  if (given.kind === 'retype') return { type: given.to, name: entity.name };
  if (given.kind === 'merge') return given.into;
  return given.kind === 'ignore' ? null : entity;
}
