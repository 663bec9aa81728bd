import { basename } from 'node:path';
import type { Article } from '#shared/model/article.ts';

/**
 * Stands for an article.json that is missing or was set aside: its body and notes are still there, so the article
 * stays in the list under the title that its folder's name remembers.
 */
export function rebuiltArticle(id: string, folder: string, now: Date): Article {
  const slug = basename(folder)
    .slice(0, -id.length - 1)
    .replaceAll('-', ' ');
  const at = now.toISOString();
  return {
    format: 1,
    id,
    title: slug.charAt(0).toUpperCase() + slug.slice(1),
    byline: null,
    site: null,
    url: null,
    canonicalUrl: null,
    published: null,
    saved: at,
    modified: at,
    language: null,
    description: null,
    updated: null,
    section: null,
    direction: null,
    found: {},
    certainty: 1,
    edited: [],
    tags: [],
    state: 'inbox',
    favourite: false,
    progress: { furthest: 0, last: 0, at: null },
    words: 0,
    content: '',
    source: {
      file: '',
      name: '',
      contentType: '',
      encoding: '',
      sha256: '',
      given: { url: '', contentType: '', format: null },
    },
    extractor: 0,
    images: {},
    chosen: null,
    versions: [],
    warnings: ['The details of this article could not be read and were made anew from its folder.'],
    deleted: basename(folder.slice(0, -basename(folder).length - 1)) === 'trash' ? at : null,
  };
}
