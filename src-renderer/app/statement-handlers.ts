import type { CommandId } from '#shared/commands/catalogue.ts';
import { en } from '#shared/messages/en.ts';
import { entityPageQuery, queryClient, statementsQuery } from '../api/queries.ts';
import { exportedView } from '../features/said/ledger-view.ts';
import { exportStatements, type Session } from '../session/session.ts';

/** What is exported of who said what: of the entity that is shown, or what the ledger shows. */
export function statementHandlers({ places }: Session): Partial<Record<CommandId, () => void>> {
  const place = places.at(-1);
  if (place?.kind === 'ledger') return { 'file.statements': () => exportStatements(exportedView()) };
  if (place?.kind !== 'entity') return {};
  const entity = queryClient.getQueryData(entityPageQuery(place.id).queryKey)?.pages[0]?.entity;
  if (entity === undefined) return {};
  const filter = { by: entity.id };
  const said = queryClient.getQueryData(statementsQuery(filter).queryKey)?.pages[0];
  if (said === undefined || said.total === 0) return {};
  return { 'file.statements': () => exportStatements({ filter, heading: en.said.whatSaid(entity.name) }) };
}
