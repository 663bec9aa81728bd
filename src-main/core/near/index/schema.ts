import type { IndexPart } from '../../index/index-database.ts';

/**
 * By what articles are known to be the same: numbers for the address (`also` another one that the article has) and for the
 * bytes of the original, the signature of the text, whose bands are the words of `bands`, and the pairs whose texts were
 * compared and are alike, in per cent. `n` is the number that `text_article` gives an article.
 */
export const nearPart: IndexPart = {
  name: 'near',
  version: 1,
  schema: `
    CREATE TABLE near_article (
      n INTEGER PRIMARY KEY, address INTEGER, also INTEGER, source INTEGER, least BLOB
    );
    CREATE INDEX near_article_address ON near_article (address) WHERE address IS NOT NULL;
    CREATE INDEX near_article_also ON near_article (also) WHERE also IS NOT NULL;
    CREATE INDEX near_article_source ON near_article (source) WHERE source IS NOT NULL;
    CREATE VIRTUAL TABLE near_bands USING fts5(
      bands, content = '', contentless_delete = 1, detail = 'none', tokenize = 'ascii'
    );
    CREATE TABLE near_pair (
      one INTEGER NOT NULL, other INTEGER NOT NULL, percent INTEGER NOT NULL, PRIMARY KEY (one, other)
    ) WITHOUT ROWID;
    CREATE INDEX near_pair_other ON near_pair (other);
  `,
};
