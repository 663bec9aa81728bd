import { bodyText } from '#core/importing/page/body-text.ts';
import { sanitiserVersion } from '#core/importing/sanitising/sanitiser-version.ts';
import { Library } from '#core/library/library.ts';
import { Notes } from '#core/notes/notes.ts';
import { createPlacer } from '#core/notes/placer.ts';
import { contentHash } from '#core/storage/hash.ts';
import type { FilePolicy } from '#core/storage/json-adapter.ts';
import type { Article } from '#shared/model/article.ts';
import { counterIds, tickingClock } from './clock.ts';

export interface Damage {
  readonly path: string;
  readonly aside: string | null;
  readonly reason: string;
}

/** A file policy that remembers what was reported as damaged. */
export function filePolicy(options: { readOnly?: boolean; now?: () => Date } = {}): FilePolicy & { damages: Damage[] } {
  const { readOnly = false, now = tickingClock() } = options;
  const damages: Damage[] = [];
  return { now, readOnly, damages, onDamaged: (path, aside, reason) => damages.push({ path, aside, reason }) };
}

/** An article as importing would make it of that body. */
export function articleOf(id: string, html: string, changes: Partial<Article> = {}): Article {
  return {
    format: 1,
    id,
    title: `Article ${id.slice(-2)}`,
    byline: null,
    site: null,
    url: null,
    canonicalUrl: null,
    published: null,
    saved: '2026-01-01T00:00:00.000Z',
    modified: '2026-01-01T00:00:00.000Z',
    language: 'en',
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
    words: bodyText(html).split(/\s+/).length,
    content: contentHash(html),
    source: {
      file: 'source.html.gz',
      name: 'page.html',
      contentType: 'text/html',
      encoding: 'utf-8',
      sha256: contentHash(`source of ${id}`),
      given: { url: '', contentType: '', format: null },
    },
    extractor: 0,
    sanitiser: sanitiserVersion,
    images: {},
    chosen: null,
    versions: [],
    warnings: [],
    deleted: null,
    ...changes,
  };
}

/** The files of an article whose original is a short text. */
export function filesOf(html: string, media: ReadonlyMap<string, Uint8Array> = new Map()) {
  return { html, source: Buffer.from('the original'), media };
}

/** The same with the original that the hash in `article` is of, so that the library is whole. */
export function originalOf({ id }: Article, html: string) {
  return { ...filesOf(html), source: Buffer.from(`source of ${id}`) };
}

/** A library opened in that folder, with its notes; ids and times are counted, and failures to place are an error. */
export async function openLibrary(directory: string, policy = filePolicy(), newId = counterIds(500)) {
  const library = await Library.open(directory, policy);
  const placer = createPlacer({
    library,
    onFailure: (_articleId, error) => {
      throw error;
    },
  });
  const notes = new Notes({ library, files: policy, newId, placer, drafts: null });
  if (!policy.readOnly) await notes.prepare();
  return { library, notes, policy };
}
