import { fileURLToPath } from 'node:url';
import { loadKnowledgeSync } from '#core/entities/load-knowledge.ts';
import { type Knowledge, recognise } from '#shared/entities/recognise.ts';
import type { Recognition } from '#shared/model/entity.ts';

export const resourcesDirectory = fileURLToPath(new URL('../../../resources', import.meta.url));
export const knowledge: Knowledge = loadKnowledgeSync(resourcesDirectory);

export function recogniseText(text: string): Recognition {
  return recognise({ text, published: null, language: 'en' }, knowledge);
}

/** "person John Kirby (Kirby) 5": one line an entity, easy to read in a failing test. */
export function summary(text: string): string[] {
  return recogniseText(text).entities.map(
    ({ type, name, aliases, count }) =>
      `${type} ${name}${aliases.length > 0 ? ` (${[...aliases].sort().join(', ')})` : ''} ${count}`,
  );
}
