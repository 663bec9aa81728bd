import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { en } from '#shared/messages/en.ts';
import type { LibraryEntity } from '#shared/model/library-entity.ts';
import { datedQuery, statementsQuery } from '../../api/queries.ts';
import { text } from '../../lib/text.ts';
import type { Place } from '../../session/session.ts';
import { Waiting } from '../../ui/waiting.tsx';
import { EntityStatements } from './entity-statements.tsx';
import { EntityTimeline } from './entity-timeline.tsx';

interface EntitySaidProps {
  entity: LibraryEntity;
  onOpen: (place: Place) => void;
  /** What stands below, and is not to jump when all this is there. */
  children: ReactNode;
}

/** On the page of an entity: what it said, what is said of it, and the dated sentences that name it. */
export function EntitySaid({ entity: { id, name }, onOpen, children }: EntitySaidProps) {
  const said = useInfiniteQuery(statementsQuery({ by: id }));
  const about = useInfiniteQuery(statementsQuery({ about: id }));
  const dated = useInfiniteQuery(datedQuery(id));
  // What is asked for once more waits in its own section.
  const isFirst = [said, about, dated].some(({ isPending, errorUpdateCount }) => isPending && errorUpdateCount === 0);
  if (isFirst) return <Waiting words={text.common.loading} />;
  return (
    <>
      <EntityStatements
        key={`by ${id}`}
        title={text.said.whatSaid(name)}
        heading={en.said.whatSaid(name)}
        filter={{ by: id }}
        under={name}
        total={said.data?.pages[0]?.total ?? 0}
        onOpen={onOpen}
      />
      <EntityStatements
        key={`about ${id}`}
        title={text.said.saidAbout(name)}
        heading={en.said.saidAbout(name)}
        filter={{ about: id }}
        under={null}
        total={about.data?.pages[0]?.total ?? 0}
        onOpen={onOpen}
      />
      <EntityTimeline key={id} id={id} total={dated.data?.pages[0]?.total ?? 0} onOpen={onOpen} />
      {children}
    </>
  );
}
