import { createHash } from 'node:crypto';
import { stringify } from 'yaml';
import { AppError } from '#shared/api/errors.ts';
import type { ArticleModel, EntityModel } from '#shared/exporting/export-model.ts';
import { escapeText } from '#shared/exporting/markdown-text.ts';
import { selfContained } from '#shared/exporting/self-contained.ts';
import { indexedTypes } from '#shared/model/choices.ts';
import type { Mention } from '#shared/model/entity.ts';
import type { ArticleEntities } from '#shared/model/library-entity.ts';
import type { Entities } from '../entities/entities.ts';
import { slugOf } from '../library/slug.ts';
import type { ExportedFile } from './exporter.ts';

/** The entities of an article that have a page in the library, by their ids there, and where it names them. */
export function entitiesOf({ entities, mentions }: Pick<ArticleEntities, 'entities' | 'mentions'>): {
  entities: EntityModel[];
  mentions: Mention[];
} {
  const known = entities.filter(({ type }) => (indexedTypes as readonly string[]).includes(type));
  const ids = new Map(known.map(({ id, libraryId }) => [id, libraryId]));
  return {
    entities: known.map(({ libraryId: id, type, name, aliases, count, possible = false }) => {
      return { id, type, name, aliases, count, possible, file: entityFile(id, type, name) };
    }),
    mentions: mentions.flatMap((mention) => {
      const entity = ids.get(mention.entity);
      return entity === undefined ? [] : [{ ...mention, entity }];
    }),
  };
}

/** A name of letters that may be none of ASCII is told apart by a piece of its id's SHA-256. */
function entityFile(id: string, type: string, name: string): string {
  return `${type}-${slugOf(name)}-${createHash('sha256').update(id).digest('hex').slice(0, 6)}`;
}

/** What an export names, gathered article by article: a note of Obsidian for each entity, with links to its articles. */
export class EntityFiles {
  private readonly entities: Entities;
  private readonly found = new Map<string, { entity: EntityModel; articles: ArticleModel['article'][] }>();

  constructor(entities: Entities) {
    this.entities = entities;
  }

  add({ article, entities }: ArticleModel): void {
    for (const entity of entities) {
      const known = this.found.get(entity.id);
      if (known === undefined) this.found.set(entity.id, { entity, articles: [article] });
      else known.articles.push(article);
    }
  }

  /** `renamed` has the names without their endings under which files of articles were kept, by the articles' ids. */
  async *files(renamed: ReadonlyMap<string, string> = new Map()): AsyncGenerator<ExportedFile> {
    for (const [id, { entity, articles }] of this.found) {
      const { type, name, aliases, file } = entity;
      const notes = await this.notesOf(id);
      const fields = { id, type, title: name, aliases: [...new Set([name, ...aliases])], articles: articles.length };
      const links = articles.map((article) => {
        const shown = article.title.replace(/[[\]|#^\s]+/g, ' ').trim();
        return `- [[${renamed.get(article.id) ?? article.file}|${shown}]]`;
      });
      const front = `---\n${stringify(fields, { lineWidth: 0 })}---`;
      const parts = [front, `# ${escapeText(name)}`, ...notes.map(selfContained), '## Articles', links.join('\n')];
      yield { id, owner: id, name: `${file}.md`, text: `${parts.join('\n\n')}\n`.toWellFormed() };
    }
  }

  /** The person's notes on it; what an article alone names may have no page by now. */
  private async notesOf(id: string): Promise<string[]> {
    try {
      const { notes } = await this.entities.get({ id, limit: 1, offset: 0, mentions: 1 });
      return notes.map(({ body }) => body.replace(/\r\n?/g, '\n').trim()).filter((body) => body !== '');
    } catch (error) {
      if (error instanceof AppError && error.code === 'not-found') return [];
      throw error;
    }
  }
}
