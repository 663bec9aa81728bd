import { exportFormats } from '#shared/exporting/export-formats.ts';
import type { Entities } from '../entities/entities.ts';
import type { SavedLists } from '../library/saved-lists.ts';
import type { Lists } from '../search/lists.ts';
import { Digest } from './digest.ts';
import type { ExportWanted, LibraryFile, ReadArticle } from './exporter.ts';
import { entitiesHead, entityRecord, highlightRecords, highlightsHead } from './formats/csv.ts';
import { opmlHead, opmlTail, outlineEnd, outlineItem, outlineStart } from './formats/opml.ts';
import { bibtexEntry, cslItem, risRecord } from './formats/references.ts';
import type { Template } from './template.ts';

interface Sources {
  readonly wanted: ExportWanted;
  readonly template: Template | null;
  readonly articles: () => AsyncIterable<ReadArticle>;
  readonly entities: Entities;
  readonly savedLists: SavedLists;
  readonly lists: Lists;
}

/** Rows that are asked of the index at a time. */
const rowsAtOnce = 500;

/** A file of the whole library; its pieces are made when they are asked for, but a digest, which is one piece. */
export function libraryPieces(sources: Sources): Omit<LibraryFile, 'owner'> {
  const { wanted, template } = sources;
  const name = `postil-${wanted.format}.${exportFormats[wanted.format].ending}`;
  const bibtexSignature = '% Postil: sources of articles';
  if (template !== null) {
    const by = wanted.by ?? 'tag';
    return { name: `postil-digest-by-${by}.md`, signature: template.beginning, pieces: digest() };
  }
  switch (wanted.format) {
    case 'csv':
      return { name, signature: highlightsHead, pieces: each(highlightsHead, ({ model }) => highlightRecords(model)) };
    case 'bibtex':
      return {
        name,
        signature: bibtexSignature,
        pieces: each(`${bibtexSignature}\n\n`, ({ model }) => bibtexEntry(model.article)),
      };
    case 'ris':
      return {
        name,
        signature: 'TY  - ELEC\r\nID  - postil-',
        pieces: each('', ({ model }) => risRecord(model.article)),
      };
    case 'csl':
      return { name, signature: '[', pieces: items() };
    case 'opml':
      return { name, signature: opmlHead, pieces: savedLists() };
    default:
      return { name, signature: entitiesHead, pieces: allEntities() };
  }

  async function* each(head: string, render: (article: ReadArticle) => string): AsyncGenerator<string> {
    yield head;
    for await (const article of sources.articles()) yield render(article).toWellFormed();
  }

  async function* items(): AsyncGenerator<string> {
    let before = '[';
    for await (const { model } of sources.articles()) {
      yield `${before}\n${JSON.stringify(cslItem(model.article)).toWellFormed()}`;
      before = ',';
    }
    yield before === '[' ? '[]\n' : '\n]\n';
  }

  async function* savedLists(): AsyncGenerator<string> {
    yield opmlHead;
    for (const list of await sources.savedLists.list()) {
      yield outlineStart(list);
      const { query, sort, reversed } = list;
      for (let [offset, total] = [0, 1]; offset < total; offset += rowsAtOnce) {
        const rows = await sources.lists.list({ query, sort, reversed, offset, limit: rowsAtOnce });
        total = rows.total;
        for (const article of rows.articles) yield outlineItem(article);
      }
      yield outlineEnd;
    }
    yield opmlTail;
  }

  async function* allEntities(): AsyncGenerator<string> {
    yield entitiesHead;
    for (let [offset, total] = [0, 1]; offset < total; offset += rowsAtOnce) {
      const rows = await sources.entities.list({ query: '', types: [], sort: 'weight', limit: rowsAtOnce, offset });
      total = rows.total;
      for (const entity of rows.entities) yield entityRecord(entity);
    }
  }

  async function* digest(): AsyncGenerator<string> {
    const gathered = new Digest(wanted.by ?? 'tag');
    for await (const { model, mentions } of sources.articles()) gathered.add(model, mentions);
    yield (template as Template).render(gathered.model()).toWellFormed();
  }
}
