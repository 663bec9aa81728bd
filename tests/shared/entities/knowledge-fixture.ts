import { fileURLToPath } from 'node:url';
import { loadKnowledgeSync } from '#core/entities/load-knowledge.ts';
import { type Knowledge, recognise } from '#shared/entities/recognise.ts';
import type { Recognition } from '#shared/model/entity.ts';

export const resourcesDirectory = fileURLToPath(new URL('../../../resources', import.meta.url));
export const knowledge: Knowledge = loadKnowledgeSync(resourcesDirectory);

export function recogniseText(text: string): Recognition {
  return recognise({ text, published: null, language: 'en' }, knowledge);
}

/** "person John Kirby (Kirby) 5": one line a name, easy to read in a failing test; dates and amounts have their own tests. */
export function summary(text: string): string[] {
  const names = recogniseText(text).entities.filter(({ type }) => type !== 'date' && type !== 'amount');
  return names.map(
    ({ type, name, aliases, count }) =>
      `${type} ${name}${aliases.length > 0 ? ` (${[...aliases].sort().join(', ')})` : ''} ${count}`,
  );
}
