import { duplicateActions } from './duplicate-keys.ts';
import { entityActions } from './entity-keys.ts';
import { bothKeys, type FixedKeyPlace, fixedKeys } from './fixed-keys.ts';
import { canonicalKeys } from './key-bindings.ts';

/** What keys do in a place whatever command has them: the id is that of a fixed key, or of an action of that place. */
export interface FixedUse {
  readonly where: FixedKeyPlace;
  readonly id: string;
}

/** Where keys, written as in the catalogue, keep a meaning of their own, so that a command that is given them does not answer there. */
export function fixedUsesOf(binding: string): FixedUse[] {
  const wanted = canonicalKeys(binding);
  const isIt = (keys: string) => canonicalKeys(keys) === wanted;
  const own = fixedKeys.flatMap(({ where, keys }) =>
    keys.flatMap(({ id }) => (bothKeys(id).some(isIt) ? [{ where, id }] : [])),
  );
  const onEntity = entityActions.flatMap(({ id, keys }) => (isIt(keys) ? [{ where: 'entity' as const, id }] : []));
  const onDuplicate = duplicateActions.flatMap(({ id, keys }) =>
    isIt(keys) ? [{ where: 'duplicate' as const, id }] : [],
  );
  return [...own, ...onEntity, ...onDuplicate];
}
