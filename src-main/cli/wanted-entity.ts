import type { App } from '#core/app.ts';
import { AppError } from '#shared/api/errors.ts';
import { nameKey } from '#shared/entities/name-key.ts';
import { indexedTypes } from '#shared/model/choices.ts';
import type { EntityRef } from '#shared/model/correction.ts';
import { type EntityType, entityTypes } from '#shared/model/entity.ts';
import type { LibraryEntity } from '#shared/model/library-entity.ts';

/** An entity that a command names, and the articles that are meant: null for all. */
export interface WantedEntity {
  readonly entity: EntityRef;
  readonly scope: string[] | null;
}

/**
 * The entity that `given` names: an id of `entity list`, `type:name` as it is, or a name that one entity of the library
 * has. Throws `not-found`, or `invalid-input` where several have it.
 */
export async function wantedEntity({ entities }: App, given: string): Promise<WantedEntity> {
  const [, type, rest = ''] = /^([a-z]+):(.+)$/s.exec(given) ?? [];
  const isTyped = type !== undefined && (entityTypes as readonly string[]).includes(type);
  if (isTyped && !/[@~]/.test(rest)) return { entity: { type: type as EntityType, name: rest }, scope: null };
  if (isTyped) {
    const { entity } = await entities.get({ id: given, limit: 1, offset: 0, mentions: 1 });
    return asWanted(entity);
  }
  const found = await named(entities, given);
  const [only, ...others] = found;
  if (only === undefined) {
    throw new AppError(
      'not-found',
      `No article of this library names “${given}”. Nothing was changed; with its type before it (person:${given}) it is taken as it is.`,
    );
  }
  if (others.length > 0) {
    const ids = found.map(({ id }) => id).join(', ');
    throw new AppError('invalid-input', `“${given}” may be ${ids}. Nothing was changed; name one of these.`);
  }
  return asWanted(only);
}

/** Those of that name; where there are none, those that some text calls so. */
async function named(entities: App['entities'], given: string): Promise<LibraryEntity[]> {
  const key = nameKey(given);
  const page = { query: given, types: [...indexedTypes], sort: 'weight' as const, limit: 500, offset: 0 };
  const all = (await entities.list(page)).entities;
  const same = all.filter(({ name }) => nameKey(name) === key);
  return same.length > 0 ? same : all.filter(({ aliases }) => aliases.some((alias) => nameKey(alias) === key));
}

function asWanted({ type, name, scope }: LibraryEntity): WantedEntity {
  return { entity: { type, name }, scope };
}
