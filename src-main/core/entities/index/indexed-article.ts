import type { Article } from '#shared/model/article.ts';

/** An article as the index of entities has to know it. */
export interface IndexedArticle {
  readonly id: string;
  readonly content: string;
  /** What else recognition depends on (language, date of publication), as one string. */
  readonly facts: string;
  /** The day of publication, else of saving: `YYYY-MM-DD`. */
  readonly day: string;
  /** Whether `day` is that of publication. */
  readonly published: boolean;
  /** Whether it is in the library, and not in the trash. */
  readonly present: boolean;
  /** Of which files it is known, as the index of texts has it; empty where that was not looked at. */
  readonly sign: string;
}

export function indexed(article: Article, sign: string): IndexedArticle {
  const { id, content, published, language, saved, deleted } = article;
  return {
    id,
    content,
    facts: JSON.stringify([published, language]),
    day: (published ?? saved).slice(0, 10),
    published: published !== null,
    present: deleted === null,
    sign,
  };
}
