import { useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useRef } from 'react';
import { indexedTypes } from '#shared/model/choices.ts';
import { entityListQuery } from '../../api/queries.ts';
import { counted } from '../../lib/counted.ts';
import { pendingWords } from '../../lib/pending-words.ts';
import { useLongList } from '../../lib/use-long-list.ts';
import { goBack, useBackKey } from '../../session/going-back.ts';
import { showEntity } from '../../session/session.ts';
import { ListPage } from '../../ui/list-page.tsx';
import sheetStyles from '../../ui/sheet.module.css';
import { otherNames } from './arrange-entities.ts';
import { CorrectionForm } from './correction-form.tsx';
import styles from './entity-index.module.css';
import listStyles from './entity-list.module.css';
import { EntityRow } from './entity-row.tsx';
import { type IndexedType, useIndexView } from './index-view.ts';
import { useCorrecting } from './use-correcting.ts';

const fieldId = 'entity-search';
const titles: Readonly<Record<IndexedType, string>> = {
  person: 'People',
  organisation: 'Organisations',
  place: 'Places',
  event: 'Events',
  work: 'Works',
};

/** Every entity of the library, in place of the article: found by its names, narrowed by type; Enter opens its page. */
export function EntityIndex() {
  const { words, types, sort, row } = useIndexView();
  const query = useDeferredValue(words.trim());
  const found = useInfiniteQuery(entityListQuery({ query, types: [...types], sort }));
  const list = useRef<HTMLDivElement>(null);
  const pages = found.data?.pages;
  const entities = pages?.flatMap((page) => page.entities) ?? [];
  const { total = 0, pending = 0 } = pages?.at(-1) ?? {};
  const correcting = useCorrecting(list, null, found.data);
  const isThere = pages !== undefined;
  const ids = isThere ? entities.map(({ id }) => id) : null;
  const rows = useLongList({ list, ids, row, fieldId, found });
  useBackKey();

  return (
    <ListPage
      title="Entities of the library"
      list={list}
      rows={rows}
      found={found}
      tools={
        <div className={sheetStyles.tools}>
          <input
            id={fieldId}
            type="search"
            placeholder="Search names"
            aria-label="Search entities"
            value={words}
            onChange={({ target }) => useIndexView.setState({ words: target.value })}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && entities[0] !== undefined) showEntity(entities[0].id);
            }}
          />
          <label>
            Sort{' '}
            <select
              value={sort}
              onChange={({ target }) => useIndexView.setState({ sort: target.value as typeof sort })}
            >
              <option value="weight">most named first</option>
              <option value="name">by name</option>
            </select>
          </label>
          <fieldset className={styles.types} aria-label="Only">
            {indexedTypes.map((type) => (
              <button
                key={type}
                type="button"
                aria-pressed={types.includes(type)}
                onClick={() =>
                  useIndexView.setState({
                    types: types.includes(type) ? types.filter((each) => each !== type) : [...types, type],
                  })
                }
              >
                {titles[type]}
              </button>
            ))}
          </fieldset>
        </div>
      }
      told={
        <>
          {isThere && counted(total, 'entity', 'entities')}
          {pending > 0 && ` · ${pendingWords(pending)}`}
        </>
      }
      onBack={goBack}
    >
      {isThere && entities.length === 0 && (
        <p className={sheetStyles.told}>
          {query === '' && types.length === 0
            ? 'People, organisations, places, events and works that your articles name will stand here.'
            : 'Nothing in the library is called that.'}
        </p>
      )}
      <ul className={styles.rows} aria-label="Entities">
        {entities.map((entity) => {
          const { id, name, articles, mentions, type } = entity;
          const aliases = otherNames(entity);
          const { form } = correcting;
          return (
            <EntityRow
              key={id}
              rowId={id}
              entity={entity}
              here={null}
              isCorrected={false}
              isTabbed={id === rows.tabbed}
              onEnter={() => showEntity(id)}
              onAction={(action) => correcting.act({ ...entity, rowId: id, libraryId: id }, action)}
              onFocus={() => useIndexView.setState({ row: id })}
              figures={
                <>
                  <span className={styles.type}>{type}</span>
                  <span className={styles.count} title={counted(mentions, 'mention')}>
                    {counted(articles, 'article')}
                  </span>
                </>
              }
              lines={aliases.length > 0 && <span className={listStyles.aliases}>{aliases.join(', ')}</span>}
              form={
                form?.rowId === id && (
                  <CorrectionForm
                    key={name}
                    entity={entity}
                    action={form.action}
                    here={null}
                    others={[]}
                    onDone={correcting.finish}
                  />
                )
              }
            />
          );
        })}
      </ul>
    </ListPage>
  );
}
