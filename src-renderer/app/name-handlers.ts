import type { CommandId } from '#shared/commands/catalogue.ts';
import type { Article } from '#shared/model/article.ts';
import type { EntityType } from '#shared/model/entity.ts';
import { nameSelection } from '../features/reader/name-selection.ts';
import { useSession } from '../session/session.ts';

/** What adds the selected words to the entities: asking as what, or at once. */
export function nameHandlers(article: Article): Partial<Record<CommandId, () => void>> {
  const add = (type: EntityType) => () => void nameSelection(article, type, { every: true });
  return {
    'mark.entity': () => useSession.setState({ naming: true }),
    'mark.person': add('person'),
    'mark.organisation': add('organisation'),
    'mark.place': add('place'),
    'mark.event': add('event'),
    'mark.work': add('work'),
  };
}
