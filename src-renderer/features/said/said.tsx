import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { isReadForStatements } from '#shared/entities/read-languages.ts';
import { entitiesQuery } from '../../api/queries.ts';
import { wordsOf } from '../../lib/error-details.ts';
import { moveAmong } from '../../lib/move-among.ts';
import { languageName, text } from '../../lib/text.ts';
import { showLedger, useSession } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import styles from './said.module.css';
import { SaidList } from './said-list.tsx';
import { filterQuotes } from './statements.ts';
import { Timeline } from './timeline.tsx';

const views = ['statements', 'timeline'] as const;

interface SaidProps {
  articleId: string;
  content: string;
  /** That of the article, BCP 47; null where it is not known. */
  language: string | null;
}

/** Who said what in the article, and when what happened: the two ways to read it by its sentences. */
export function Said({ articleId, content, language }: SaidProps) {
  const { data, error, isPending, refetch } = useQuery(entitiesQuery(articleId, content));
  const page = useSession((state) => state.page);
  const bodyError = useSession((state) => state.bodyError);
  const view = useSession((state) => state.saidView);
  const [words, setWords] = useState('');
  const list = useRef<HTMLDivElement>(null);
  if (error) {
    return (
      <div className={styles.empty}>
        <Failure error={error} onRetry={() => void refetch()} />
      </div>
    );
  }
  const unread = language === null || isReadForStatements(language) ? null : text.said.notRead(languageName(language));
  if (bodyError !== null) return <p className={styles.empty}>{wordsOf(bodyError)}</p>;
  if (isPending || page === null) return <Waiting words={text.said.reading} className={styles.empty} />;

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys move among the buttons inside
    <div ref={list} className={styles.said} data-said onKeyDown={(event) => moveAmong(event, list.current)}>
      <div className={styles.views}>
        {views.map((value) => (
          <button
            key={value}
            type="button"
            aria-pressed={view === value}
            onClick={() => useSession.setState({ saidView: value })}
          >
            {text.said[value]}
          </button>
        ))}
      </div>
      {view === 'timeline' ? (
        <Timeline recognition={data} empty={unread ?? text.said.emptyTimeline} page={page} />
      ) : (
        <>
          {data.quotes.length > 3 && (
            <input
              type="search"
              className={styles.filter}
              placeholder={text.said.filter}
              aria-label={text.said.filterStatements}
              value={words}
              onChange={({ target }) => setWords(target.value)}
            />
          )}
          <SaidList
            quotes={filterQuotes(data.quotes, words)}
            empty={words.trim() !== '' ? text.said.noneWithWords : (unread ?? text.said.empty)}
            page={page}
          />
          <Button look="quiet" className={styles.all} onClick={showLedger}>
            {text.said.inLibrary}
          </Button>
        </>
      )}
    </div>
  );
}
