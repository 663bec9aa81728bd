import { useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useRef } from 'react';
import { indexedTypes } from '#shared/model/choices.ts';
import { entityListQuery } from '../../api/queries.ts';
import { formats, text } from '../../lib/text.ts';
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
import { useIndexView } from './index-view.ts';
import { useCorrecting } from './use-correcting.ts';

const fieldId = 'entity-search';

/** Every entity of the library, in place of the article: found by its names, narrowed by type; Enter opens its page. */
export function EntityIndex() {
  const { words, types, sort, row } = useIndexView();
  const query = useDeferredValue(words.trim());
  const found = useInfiniteQuery(entityListQuery({ query, types: [...types], sort }));
  const isBehind = found.isPlaceholderData || query !== words.trim();
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
      title={text.entities.library}
      list={list}
      rows={rows}
      found={found}
      tools={
        <div className={sheetStyles.tools}>
          <input
            id={fieldId}
            type="search"
            placeholder={text.entities.searchNames}
            aria-label={text.entities.search}
            value={words}
            onChange={({ target }) => useIndexView.setState({ words: target.value })}
            onKeyDown={(event) => {
              const isChosen = event.key === 'Enter' && !event.nativeEvent.isComposing && !isBehind;
              if (isChosen && entities[0] !== undefined) showEntity(entities[0].id);
            }}
          />
          <label>
            {text.entities.sort}{' '}
            <select
              value={sort}
              onChange={({ target }) => useIndexView.setState({ sort: target.value as typeof sort })}
            >
              <option value="weight">{text.entities.byWeight}</option>
              <option value="name">{text.entities.byName}</option>
            </select>
          </label>
          <fieldset className={styles.types} aria-label={text.entities.only}>
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
                {text.names.entityGroups[type]}
              </button>
            ))}
          </fieldset>
        </div>
      }
      told={
        <>
          {isThere && text.entities.count(total)}
          {pending > 0 && ` · ${text.common.stillToRead(pending)}`}
        </>
      }
      onBack={goBack}
    >
      {isThere && entities.length === 0 && (
        <p className={sheetStyles.told}>
          {query === '' && types.length === 0 ? text.entities.emptyLibrary : text.entities.noneInLibrary}
        </p>
      )}
      <ul className={styles.rows} aria-label={text.entities.list}>
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
                  <span className={styles.type}>{text.names.entityTypes[type]}</span>
                  <span className={styles.count} title={text.entities.mentions(mentions)}>
                    {text.entities.articles(articles)}
                  </span>
                </>
              }
              lines={aliases.length > 0 && <span className={listStyles.aliases}>{formats.row(aliases)}</span>}
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
