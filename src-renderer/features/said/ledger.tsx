import { useInfiniteQuery } from '@tanstack/react-query';
import { FileDown } from 'lucide-react';
import { useDeferredValue, useMemo, useRef } from 'react';
import { statementsQuery } from '../../api/queries.ts';
import { text } from '../../lib/text.ts';
import { useLongList } from '../../lib/use-long-list.ts';
import { goBack, useBackKey } from '../../session/going-back.ts';
import { exportStatements, type Place } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { DayField } from '../../ui/day-field.tsx';
import { ListPage } from '../../ui/list-page.tsx';
import sheetStyles from '../../ui/sheet.module.css';
import styles from './ledger.module.css';
import { clearFilter, exportedView, filterOf, useLedgerView } from './ledger-view.ts';
import { lineId, StatementLine } from './statement-line.tsx';

const fieldId = 'ledger-who';

/** Who said what in the whole library, in place of the article: by speaker, words and time; Enter goes to the sentence. */
export function Ledger({ onOpen }: { onOpen: (place: Place) => void }) {
  const { who, topic, from, until, order, row } = useLedgerView();
  const filter = useDeferredValue(useMemo(() => filterOf({ who, topic, from, until }), [who, topic, from, until]));
  const found = useInfiniteQuery(statementsQuery(filter, order));
  const list = useRef<HTMLDivElement>(null);
  const pages = found.data?.pages;
  const statements = pages?.flatMap((page) => page.statements) ?? [];
  const { total = 0, pending = 0 } = pages?.at(-1) ?? {};
  const isThere = pages !== undefined;
  const ids = isThere ? statements.map(lineId) : null;
  const rows = useLongList({ list, ids, row, fieldId, found });
  const isFiltered = [who, topic, from, until].some((each) => each.trim() !== '');
  useBackKey();

  return (
    <ListPage
      title={text.said.title}
      list={list}
      rows={rows}
      found={found}
      tools={<Tools />}
      told={
        <>
          {isThere && text.said.count(total)}
          {statements.some(({ date, isDated }) => date !== null && !isDated) && ` · ${text.said.inBrackets}`}
          {pending > 0 && ` · ${text.common.stillToRead(pending)}`}
        </>
      }
      onBack={goBack}
    >
      {isThere && total === 0 && (
        <p className={styles.none}>
          {isFiltered ? text.said.nobody : text.said.emptyLedger}
          {isFiltered && <Button onClick={clearFilter}>{text.said.showEverything}</Button>}
        </p>
      )}
      <ul className={styles.lines} aria-label={text.said.statements}>
        {statements.map((statement) => {
          const id = lineId(statement);
          return (
            <StatementLine
              key={id}
              statement={statement}
              under={null}
              tabIndex={id === rows.tabbed ? 0 : -1}
              onFocus={() => useLedgerView.setState({ row: id })}
              onOpen={onOpen}
            />
          );
        })}
      </ul>
    </ListPage>
  );
}

/** By whom, of what and when; and a way out as Markdown. */
function Tools() {
  const { who, topic, from, until, order } = useLedgerView();
  return (
    <div className={sheetStyles.tools}>
      <input
        id={fieldId}
        type="search"
        placeholder={text.said.who}
        aria-label={text.said.whoSaidIt}
        value={who}
        maxLength={200}
        onChange={({ target }) => useLedgerView.setState({ who: target.value })}
      />
      <input
        type="search"
        placeholder={text.said.what}
        aria-label={text.said.wordsOfIt}
        value={topic}
        maxLength={200}
        onChange={({ target }) => useLedgerView.setState({ topic: target.value })}
      />
      <div className={styles.row}>
        <DayField label={text.said.from} value={from} onChange={(day) => useLedgerView.setState({ from: day })} />
        <DayField label={text.said.until} value={until} onChange={(day) => useLedgerView.setState({ until: day })} />
        <label>
          {text.said.sort}{' '}
          <select
            value={order}
            onChange={({ target }) => useLedgerView.setState({ order: target.value as typeof order })}
          >
            <option value="newest">{text.said.newest}</option>
            <option value="oldest">{text.said.oldest}</option>
          </select>
        </label>
        <Button className={styles.export} onClick={() => exportStatements(exportedView())}>
          <FileDown aria-hidden /> {text.said.export}
        </Button>
      </div>
    </div>
  );
}
