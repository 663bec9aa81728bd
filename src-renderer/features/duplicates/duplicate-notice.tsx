import { useQuery } from '@tanstack/react-query';
import type { Article } from '#shared/model/article.ts';
import { mergeArticles, tellDifferent } from '../../api/duplicate-actions.ts';
import { duplicatesOfQuery } from '../../api/queries.ts';
import { named, originOf } from '../../lib/namesakes.ts';
import { text } from '../../lib/text.ts';
import { compareArticles } from '../../session/session.ts';
import { Button } from '../../ui/button.tsx';
import { Filled } from '../../ui/filled.tsx';
import noticeStyles from '../../ui/notice.module.css';
import styles from './duplicates.module.css';
import { showDuplicatesOf } from './duplicates-view.ts';
import { reasonOf } from './reason.ts';

/** Says under the title that the article is in the library once more, and what can be done; nothing where it is not. */
export function DuplicateNotice({ article }: { article: Article }) {
  const { data } = useQuery({ ...duplicatesOfQuery(article.id), enabled: article.deleted === null });
  const others = data?.groups[0]?.articles.slice(1) ?? [];
  const [other] = others;
  if (article.deleted !== null || other?.same == null) return null;
  const here = named(article);
  const origin = originOf(other, [here]).join(', ');
  return (
    <aside className={noticeStyles.notice} aria-label={text.duplicates.title}>
      <p>
        <Filled
          text={
            others.length > 1
              ? text.duplicates.alsoAndMore(others.length - 1, origin, reasonOf(other.same))
              : text.duplicates.also(origin, reasonOf(other.same))
          }
          parts={{ title: <span className={styles.title}>{text.duplicates.quoted(other.title)}</span> }}
        />
      </p>
      <div className={noticeStyles.choices}>
        {others.length > 1 ? (
          <Button onClick={() => showDuplicatesOf(article.id)}>{text.duplicates.showAll}</Button>
        ) : (
          <Button onClick={() => compareArticles(article.id, other.id)}>{text.duplicates.compare}</Button>
        )}
        <Button onClick={() => void mergeArticles(here, others)}>{text.duplicates.mergeIntoThis}</Button>
        <Button onClick={() => void tellDifferent(article, others)}>{text.duplicates.notTheSame}</Button>
      </div>
    </aside>
  );
}
