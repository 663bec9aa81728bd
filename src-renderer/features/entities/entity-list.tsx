import { useQuery } from '@tanstack/react-query';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { Mention } from '#shared/model/entity.ts';
import { entitiesQuery, settingsQuery } from '../../api/queries.ts';
import { paintLayer } from '../../lib/article-page/paint-layers.ts';
import { wordsOf } from '../../lib/error-details.ts';
import { later } from '../../lib/later.tsx';
import { moveAmong } from '../../lib/move-among.ts';
import { keepKeys } from '../../lib/own-keys.ts';
import { formats, text } from '../../lib/text.ts';
import { openDrawer, openSettings, showEntity, useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { TypedAhead, takeTyped } from '../../ui/typed-ahead.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { arrangeEntities, otherNames } from './arrange-entities.ts';
import styles from './entity-list.module.css';
import { EntityRow } from './entity-row.tsx';
import { Strip } from './strip.tsx';
import { useCorrecting } from './use-correcting.ts';
import { useWayBack } from './use-way-back.ts';

const CorrectionForm = later(
  async () => (await import('./correction-form.tsx')).CorrectionForm,
  ({ action, onDone }) => (
    <TypedAhead
      label={text.correcting.headings[action]}
      onKeyDown={(event) =>
        keepKeys(event, () => {
          takeTyped();
          onDone(null);
        })
      }
    />
  ),
);

const none: readonly Mention[] = [];

/** Who and what the article is about. Hover or focus shows every mention; Enter or a click steps through them. */
export function EntityList({ articleId, content }: { articleId: string; content: string }) {
  const { data, error, isPending, refetch } = useQuery(entitiesQuery(articleId, content));
  const hidden = useQuery(settingsQuery).data?.hiddenTypes;
  const page = useSession((state) => state.page);
  const bodyError = useSession((state) => state.bodyError);
  const [words, setWords] = useState('');
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const [current, setCurrent] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const step = useRef({ entity: '', index: -1 });
  const mentions = useMemo(() => Map.groupBy(data?.mentions ?? none, ({ entity }) => entity), [data]);
  const correcting = useCorrecting(list, articleId, data);
  useWayBack(list, articleId, data !== undefined && page !== null);

  // What is taken away is told of no leaving.
  useEffect(() => () => useSession.setState({ activeEntity: null }), []);

  if (error) {
    return (
      <div className={styles.empty}>
        <Failure error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  if (bodyError !== null) return <p className={styles.empty}>{wordsOf(bodyError)}</p>;
  if (isPending || page === null) return <Waiting words={text.entities.recognising} className={styles.empty} />;
  if (data.entities.length === 0) {
    return <p className={styles.empty}>{text.entities.empty}</p>;
  }
  const listed = data.entities.filter(({ type }) => hidden?.includes(type) !== true);
  if (listed.length === 0) {
    return (
      <p className={styles.empty}>
        {text.settings.entities.allHidden}{' '}
        <Button onClick={() => openSettings('entities')}>{text.commands['view.settings']}</Button>
      </p>
    );
  }
  const groups = arrangeEntities(listed, words);
  const isFolded = ({ key, folds }: (typeof groups)[number]) => folds !== toggled.has(key);
  const shown = groups.flatMap((group) => (isFolded(group) ? [] : group.entities));
  const tabbed = shown.some(({ id }) => id === current) ? current : shown[0]?.id;

  function goTo(entity: string, by: 1 | -1): void {
    const own = mentions.get(entity) ?? none;
    const last = step.current.entity === entity ? step.current.index : by === 1 ? -1 : 0;
    const index = (last + by + own.length) % own.length;
    step.current = { entity, index };
    const mention = own[index];
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
    moveAmong(event, list.current);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys move among the buttons inside
    <div
      ref={list}
      onKeyDown={onKeyDown}
      onBlur={({ relatedTarget }) => list.current?.contains(relatedTarget) || show(null)}
      className={styles.list}
      data-entities
    >
      <div className={styles.filter}>
        <input
          type="search"
          placeholder={text.entities.filter}
          aria-label={text.entities.filterEntities}
          value={words}
          onChange={({ target }) => setWords(target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || words === '') return;
            event.preventDefault();
            setWords('');
          }}
        />
      </div>
      {groups.length === 0 && <p className={styles.empty}>{text.entities.noneCalled}</p>}
      {groups.map((group) => (
        <section key={group.key} aria-label={group.title}>
          <h3>
            {group.folds ? (
              <button
                type="button"
                className={styles.fold}
                aria-expanded={!isFolded(group)}
                onClick={() => setToggled(without(toggled, group.key))}
              >
                {isFolded(group) ? <ChevronRight aria-hidden /> : <ChevronDown aria-hidden />}
                {group.title} <span className={styles.count}>{formats.number(group.entities.length)}</span>
              </button>
            ) : (
              group.title
            )}
          </h3>
          {!isFolded(group) && (
            <ul>
              {group.entities.map((entity) => {
                const { id, roles = [], count, elsewhere, libraryId } = entity;
                const aliases = otherNames(entity);
                const inRow = { ...entity, rowId: id };
                const { form } = correcting;
                return (
                  <EntityRow
                    key={id}
                    rowId={id}
                    entity={entity}
                    here={articleId}
                    isCorrected={(entity.corrections ?? []).length > 0}
                    isGuess={group.key === 'possible'}
                    isTabbed={id === tabbed}
                    onEnter={(back) => goTo(id, back ? -1 : 1)}
                    onAction={(action) => correcting.act(inRow, action)}
                    onPoint={(isPointedAt) => show(isPointedAt ? id : null)}
                    onFocus={() => {
                      setCurrent(id);
                      show(id);
                    }}
                    figures={
                      <>
                        <Strip mentions={mentions.get(id) ?? none} length={page.map.text.length} />
                        <span className={styles.count}>
                          {formats.number(count)}
                          <span className="visually-hidden"> {text.entities.mentionWord(count)}</span>
                        </span>
                      </>
                    }
                    lines={
                      <>
                        {aliases.length > 0 && <span className={styles.aliases}>{formats.row(aliases)}</span>}
                        {roles.length > 0 && <span className={styles.roles}>{formats.row(roles)}</span>}
                      </>
                    }
                    below={(tabIndex) =>
                      elsewhere > 0 && (
                        <button
                          type="button"
                          className={styles.elsewhere}
                          tabIndex={tabIndex}
                          aria-label={text.entities.elsewhereOf(elsewhere, entity.name)}
                          onClick={() => showEntity(libraryId)}
                        >
                          {text.entities.elsewhere(elsewhere)}
                          <ChevronRight aria-hidden />
                        </button>
                      )
                    }
                    form={
                      form?.rowId === id && (
                        <CorrectionForm
                          entity={entity}
                          action={form.action}
                          here={articleId}
                          others={data.entities}
                          typed={takeTyped}
                          onDone={correcting.finish}
                        />
                      )
                    }
                  />
                );
              })}
            </ul>
          )}
        </section>
      ))}
    </div>
  );
}

function without(set: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(key)) next.add(key);
  return next;
}
