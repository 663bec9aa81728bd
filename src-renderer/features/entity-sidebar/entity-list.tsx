import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useRef } from 'react';
import type { Entity, EntityType, Mention } from '#shared/model/entity.ts';
import { entitiesQuery } from '../../api/queries.ts';
import { paintLayer } from '../../lib/article-page/paint-layers.ts';
import { openDrawer, useSession } from '../../session/session.ts';
import styles from './entity-list.module.css';

const groups: readonly { type: EntityType; title: string }[] = [
  { type: 'person', title: 'People' },
  { type: 'organisation', title: 'Organisations' },
  { type: 'place', title: 'Places' },
  { type: 'event', title: 'Events' },
  { type: 'work', title: 'Works' },
];

/** Who and what the article is about. Hover or focus shows every mention; Enter or a click steps through them. */
export function EntityList({ articleId, content }: { articleId: string; content: string }) {
  const { data, error, isPending } = useQuery(entitiesQuery(articleId, content));
  const page = useSession((state) => state.page);
  const list = useRef<HTMLDivElement>(null);
  const step = useRef({ entity: '', index: -1 });

  if (error) return <p className={styles.empty}>{error.message}</p>;
  if (isPending || page === null) return null;
  if (data.entities.length === 0) {
    return (
      <p className={styles.empty}>
        People, organisations and places that the article names will stand here. It names none.
      </p>
    );
  }

  function goTo(entity: Entity, mentions: readonly Mention[], by: 1 | -1): void {
    const last = step.current.entity === entity.id ? step.current.index : by === 1 ? -1 : 0;
    const index = (last + by + mentions.length) % mentions.length;
    step.current = { entity: entity.id, index };
    const mention = mentions[index];
    if (mention === undefined || page === null) return;
    openDrawer(null);
    page.reveal(mention.start);
    paintLayer(page, 'spot', [mention]);
  }

  function show(entity: string | null): void {
    useSession.setState({ activeEntity: entity });
    if (page !== null && entity !== step.current.entity) paintLayer(page, 'spot', []);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      step.current = { entity: '', index: -1 };
      show(null);
    }
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move === undefined) return;
    event.preventDefault();
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    buttons[buttons.indexOf(event.target as HTMLButtonElement) + move]?.focus();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys move among the buttons inside
    <div ref={list} onKeyDown={onKeyDown} className={styles.list}>
      {groups.map(({ type, title }) => {
        const entities = data.entities.filter((entity) => entity.type === type);
        if (entities.length === 0) return null;
        return (
          <section key={type} aria-label={title}>
            <h3>{title}</h3>
            <ul>
              {entities.map((entity) => {
                const mentions = data.mentions.filter((mention) => mention.entity === entity.id);
                return (
                  <li key={entity.id}>
                    <button
                      type="button"
                      data-entity-row={entity.name}
                      onPointerEnter={() => show(entity.id)}
                      onPointerLeave={() => show(null)}
                      onFocus={() => show(entity.id)}
                      onBlur={() => show(null)}
                      onClick={(event) => goTo(entity, mentions, event.shiftKey ? -1 : 1)}
                    >
                      <span className={styles.name}>{entity.name}</span>
                      <Strip mentions={mentions} length={page.map.text.length} />
                      <span className={styles.count}>
                        {entity.count}
                        <span className="visually-hidden"> {entity.count === 1 ? 'mention' : 'mentions'}</span>
                      </span>
                      {entity.aliases.length > 0 && <span className={styles.aliases}>{entity.aliases.join(', ')}</span>}
                    </button>
                  </li>
                );
              })}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

/** Where in the text an entity stands: the article's start at the left, its end at the right. */
function Strip({ mentions, length }: { mentions: readonly Mention[]; length: number }) {
  return (
    <svg className={styles.strip} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden>
      <line x1="0" x2="100" y1="9.5" y2="9.5" />
      <path d={mentions.map(({ start }) => `M${(start / Math.max(1, length)) * 97} 1h2.4v8.5h-2.4z`).join('')} />
    </svg>
  );
}
