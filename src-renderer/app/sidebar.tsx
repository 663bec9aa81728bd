import { Tabs } from '@base-ui/react/tabs';
import { call } from '../api/client.ts';
import { annotationsQuery, queryClient, useArticle } from '../api/queries.ts';
import { EntityList } from '../features/entities/entity-list.tsx';
import { notesToReview, reviewCount } from '../features/notes-list/review.ts';
import { later } from '../lib/later.tsx';
import { isNarrow } from '../lib/narrow.ts';
import { formats, text } from '../lib/text.ts';
import { report } from '../lib/toasts.ts';
import { leadsBack } from '../session/going-back.ts';
import { type SidebarTab, useSession } from '../session/session.ts';
import { Failure } from '../ui/failure.tsx';
import styles from './sidebar.module.css';

const ArticleInfo = later(async () => (await import('../features/article-info/article-info.tsx')).ArticleInfo);
const NotesList = later(async () => (await import('../features/notes-list/notes-list.tsx')).NotesList);
const Said = later(async () => (await import('../features/said/said.tsx')).Said);

interface SidebarProps {
  articleId: string;
  canReveal: boolean;
  onOpenLink: (url: string) => void;
}

const tabs: readonly SidebarTab[] = ['entities', 'said', 'notes', 'info'];

/** The right pane: who and what, the notes, and where the article comes from. */
export function Sidebar({ articleId, canReveal, onOpenLink }: SidebarProps) {
  const { data, error, annotations } = useArticle(articleId);
  const tab = useSession((state) => state.tab);
  if (data === undefined) return <aside className={styles.sidebar} aria-label={text.app.sidebar} />;
  const { article } = data;
  const toReview = notesToReview(annotations, article.linkOnly).length;
  const reveal = () => call('host.revealArticle', { id: articleId }).catch(report);
  return (
    <aside
      className={styles.sidebar}
      aria-label={text.app.sidebar}
      onKeyDown={(event) => {
        // Over the article the pane itself is closed by it.
        if (isNarrow() || !leadsBack(event.nativeEvent)) return;
        event.preventDefault();
        event.stopPropagation();
        document.getElementById('reader')?.focus({ preventScroll: true });
      }}
    >
      <Tabs.Root
        className={styles.root}
        value={tab}
        onValueChange={(value) => useSession.setState({ tab: value as SidebarTab })}
      >
        <Tabs.List className={styles.tabs} activateOnFocus>
          {tabs.map((value) => (
            <Tabs.Tab key={value} value={value} className={styles.tab}>
              {text.app[value]}
              {value === 'notes' && annotations.length > 0 && (
                <span className={styles.count}>{formats.number(annotations.length)}</span>
              )}
              {value === 'notes' && toReview > 0 && (
                <span className={styles.attention} title={reviewCount(toReview)}>
                  {formats.number(toReview)}
                  <span className="visually-hidden">{text.app.toLookAt}</span>
                </span>
              )}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="entities" data-tab="entities" className={styles.panel}>
          <EntityList key={article.content} articleId={articleId} content={article.content} />
        </Tabs.Panel>
        <Tabs.Panel value="said" data-tab="said" className={styles.panel}>
          <Said key={article.content} articleId={articleId} content={article.content} language={article.language} />
        </Tabs.Panel>
        <Tabs.Panel value="notes" data-tab="notes" className={styles.panel}>
          {error && annotations.length === 0 ? (
            <Failure error={error} onRetry={() => void queryClient.refetchQueries(annotationsQuery(articleId))} />
          ) : (
            <NotesList key={articleId} article={article} annotations={annotations} />
          )}
        </Tabs.Panel>
        <Tabs.Panel value="info" data-tab="info" className={styles.panel}>
          <ArticleInfo article={article} onReveal={canReveal ? () => void reveal() : null} onOpenLink={onOpenLink} />
        </Tabs.Panel>
      </Tabs.Root>
    </aside>
  );
}
