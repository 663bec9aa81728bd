import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { type FormEvent, useId, useRef, useState } from 'react';
import type { Article } from '#shared/model/article.ts';
import { tagKey, tagProblem, tidyTag } from '#shared/model/tag-names.ts';
import { tagsQuery } from '../../api/queries.ts';
import { tagArticle } from '../../api/tag-actions.ts';
import { text } from '../../lib/text.ts';
import styles from './article-tags.module.css';

/** The tags of the article itself: each can be taken off, and others given; those in use are offered. */
export function ArticleTags({ article }: { article: Article }) {
  const { tags } = article;
  const [line, setLine] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const { data: inUse = [] } = useQuery(tagsQuery);
  const input = useRef<HTMLInputElement>(null);
  const [list, hint] = [useId(), useId()];
  const keys = new Set(tags.map(tagKey));
  // What is offered completes the last of the tags that are typed.
  const before = line.slice(0, line.lastIndexOf(',') + 1);
  const offered = inUse.filter((tag) => !keys.has(tagKey(tag)));

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    const typed = line.split(',').map((tag) => tidyTag(tag.replace(/^[\s#]+/, '')));
    const wanted = typed.filter((tag) => tag !== '');
    const wrong = wanted.map((tag) => tagProblem(tag, text.tagProblems)).find((each) => each !== null) ?? null;
    setProblem(wrong);
    if (wrong !== null || wanted.length === 0) return;
    setLine('');
    // In the spelling of the first, where one is typed twice.
    const added = new Map<string, string>();
    for (const tag of wanted) if (!added.has(tagKey(tag))) added.set(tagKey(tag), tag);
    void tagArticle(article, { addTags: [...added.values()] });
  }

  function remove(tag: string): void {
    input.current?.focus();
    void tagArticle(article, { removeTags: [tag] });
  }

  return (
    <div className={styles.row}>
      <dt>{text.info.tags}</dt>
      <dd>
        {tags.length > 0 && (
          <ul className={styles.tags} aria-label={text.info.tagsOfArticle}>
            {tags.map((tag) => (
              <li key={tag}>
                <span dir="auto">{tag}</span>
                <button type="button" aria-label={text.info.takeOff(tag)} onClick={() => remove(tag)}>
                  <X aria-hidden />
                </button>
              </li>
            ))}
          </ul>
        )}
        <form className={styles.form} onSubmit={onSubmit}>
          <input
            ref={input}
            aria-label={text.info.addTags}
            aria-describedby={hint}
            aria-invalid={problem !== null}
            placeholder={text.info.addTag}
            autoComplete="off"
            dir="auto"
            list={list}
            maxLength={400}
            value={line}
            onChange={({ target }) => {
              setLine(target.value);
              setProblem(null);
            }}
          />
          <datalist id={list}>
            {offered.map((tag) => (
              <option key={tag} value={`${before}${before === '' ? '' : ' '}${tag}`} />
            ))}
          </datalist>
          <p id={hint} className={styles.problem} role="alert">
            {problem}
          </p>
        </form>
      </dd>
    </div>
  );
}
