import type { ParsedInput } from '#shared/api/contract.ts';
import { AppError } from '#shared/api/errors.ts';
import type { AppEvent } from '#shared/api/events.ts';
import { applyCorrections } from '#shared/entities/corrections/apply-corrections.ts';
import { type Claim, idsOf } from '#shared/entities/library/clashes.ts';
import { type NameRow, nameRows } from '#shared/entities/library/name-rows.ts';
import { inContext } from '#shared/entities/library/snippet.ts';
import type { Correction, GivenCorrection } from '#shared/model/correction.ts';
import type { Recognition } from '#shared/model/entity.ts';
import type { ArticleEntities, EntityList, EntityPage, LibraryEntity } from '#shared/model/library-entity.ts';
import type { Library } from '../library/library.ts';
import type { Corrections } from './corrections.ts';
import type { Recogniser } from './recogniser.ts';

/** The people, organisations, places, events and works of a library, as the person corrected them. */
export interface Entities {
  recognise(articleId: string): Promise<ArticleEntities>;
  list(wanted: ParsedInput<'entities.list'>): Promise<EntityList>;
  /** Throws `not-found` where no article names it. */
  get(wanted: ParsedInput<'entities.get'>): Promise<EntityPage>;
  correct(given: GivenCorrection): Promise<Correction>;
  undoCorrection(id: string): Promise<Correction>;
  restoreCorrection(id: string): Promise<Correction>;
  corrections(options: { deleted: boolean }): Promise<Correction[]>;
}

interface Row extends NameRow, Claim {
  id: string;
}

export function createEntities(parts: {
  readonly library: Library;
  readonly recogniser: Recogniser;
  readonly corrections: Corrections;
  readonly publish: (event: AppEvent) => void;
}): Entities {
  const { library, recogniser, corrections, publish } = parts;
  const raw = new Map<string, { content: string; recognition: Recognition }>();

  async function corrected(articleId: string): Promise<{ recognition: Recognition; text: string; content: string }> {
    const [{ published, language }, { text, content }] = await Promise.all([
      library.get(articleId),
      library.body(articleId),
    ]);
    let known = raw.get(articleId);
    if (known?.content !== content) {
      known = { content, recognition: await recogniser.recognise({ text, published, language }) };
      raw.set(articleId, known);
    }
    const recognition = applyCorrections(known.recognition, text, await corrections.list(), articleId);
    return { recognition, text, content };
  }

  async function rows(): Promise<Row[]> {
    const all: Row[] = [];
    const rules = await corrections.list();
    for (const { id: article, deleted } of await library.list()) {
      if (deleted !== null || (await library.bodyIfThere(article)) === null) continue;
      const { recognition } = await corrected(article);
      all.push(...nameRows(recognition, rules).map((row) => ({ ...row, article, id: '' })));
    }
    for (const same of Map.groupBy(all, ({ type, key }) => `${type}:${key}`).values()) {
      for (const [i, id] of idsOf(same).entries()) (same[i] as Row).id = id;
    }
    return all;
  }

  async function changed<T>(change: Promise<T>): Promise<T> {
    const result = await change;
    publish({ type: 'entities-changed' });
    return result;
  }

  return {
    async recognise(articleId) {
      const { recognition } = await corrected(articleId);
      const all = await rows();
      const ids = new Map(all.filter(({ article }) => article === articleId).map(({ entity, id }) => [entity, id]));
      const entities = recognition.entities.map((entity) => {
        const libraryId = ids.get(entity.id) ?? entity.id;
        const elsewhere = all.filter(({ id, article }) => id === libraryId && article !== articleId).length;
        return { ...entity, libraryId, elsewhere, scope: libraryId.includes('@') ? [articleId] : null };
      });
      return { ...recognition, entities };
    },
    async list({ query, types, sort, limit, offset }) {
      const all = await rows();
      const found = [...Map.groupBy(all, ({ id }) => id).values()].map(summary).filter(({ type, name, aliases }) => {
        const wanted = types.length === 0 || (types as string[]).includes(type);
        return wanted && [name, ...aliases].some((text) => text.toLowerCase().includes(query.trim().toLowerCase()));
      });
      found.sort((a, b) =>
        sort === 'name' ? a.name.localeCompare(b.name) : b.articles - a.articles || b.mentions - a.mentions,
      );
      return { entities: found.slice(offset, offset + limit), total: found.length, pending: 0 };
    },
    async get({ id, limit, offset, mentions }) {
      const all = await rows();
      const own = all.filter((row) => row.id === id);
      if (own.length === 0)
        throw new AppError('not-found', 'No article of this library names that. It may have been corrected.');
      const entity = summary(own);
      const inArticles = new Set(own.map(({ article }) => article));
      const others = Map.groupBy(
        all.filter((row) => row.id !== id && inArticles.has(row.article)),
        (row) => row.id,
      );
      const listed = await Promise.all(own.map(async (row) => ({ row, article: await library.get(row.article) })));
      listed.sort((a, b) => dayOf(b.article).localeCompare(dayOf(a.article)));
      const months = [...Map.groupBy(listed, ({ article }) => dayOf(article).slice(0, 7))].sort();
      const shown = await Promise.all(
        listed
          .slice(offset, offset + limit)
          .map(async ({ row, article: { id: articleId, title, site, published, saved } }) => {
            const { recognition, text, content } = await corrected(articleId);
            const found = recognition.mentions.filter((mention) => mention.entity === row.entity).slice(0, mentions);
            const inText = found.map((mention) => inContext(text, mention));
            return { id: articleId, title, site, published, saved, content, count: row.count, mentions: inText };
          }),
      );
      const notes = (await corrections.list()).filter((each) => each.kind === 'note' && each.deleted === null);
      return {
        entity,
        names: namesOf(own),
        roles: [
          ...Map.groupBy(
            own.flatMap(({ roles }) => roles),
            (role) => role,
          ),
        ].map(([text, uses]) => ({ text, articles: uses.length })),
        notes: notes
          .flatMap((note) =>
            note.kind === 'note' && `${note.entity.type}:${note.entity.name}` === `${entity.type}:${entity.name}`
              ? [
                  {
                    id: note.id,
                    entity: note.entity,
                    articles: note.articles,
                    body: note.body,
                    modified: note.modified,
                  },
                ]
              : [],
          )
          .slice(-1),
        articles: shown,
        total: listed.length,
        months: months.map(([month, some]) => ({
          month,
          articles: some.length,
          mentions: some.reduce((sum, { row }) => sum + row.count, 0),
        })),
        together: [...others.values()]
          .map((some) => ({ entity: summary(all.filter((row) => row.id === some[0]?.id)), articles: some.length }))
          .sort((a, b) => b.articles - a.articles)
          .slice(0, 20),
        similar: [],
        corrections: [...new Set(own.flatMap((row) => row.corrections))],
        pending: 0,
      };
    },
    correct: (given) => changed(corrections.add(given)),
    undoCorrection: (id) => changed(corrections.delete(id)),
    restoreCorrection: (id) => changed(corrections.restore(id)),
    async corrections({ deleted }) {
      return (await corrections.list()).filter((each) => deleted || each.deleted === null);
    },
  };
}

function namesOf(rows: readonly Row[]): { text: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { forms } of rows) for (const { text, count } of forms) counts.set(text, (counts.get(text) ?? 0) + count);
  return [...counts].map(([text, count]) => ({ text, count })).sort((a, b) => b.count - a.count);
}

function summary(rows: readonly Row[]): LibraryEntity {
  const [{ id, type, name }] = rows as [Row];
  const articles = rows.map(({ article }) => article);
  const aliases = namesOf(rows)
    .map(({ text }) => text)
    .filter((text) => text !== name)
    .slice(0, 12);
  const mentions = rows.reduce((sum, { count }) => sum + count, 0);
  return { id, type, name, aliases, articles: rows.length, mentions, scope: /[@~]/.test(id) ? articles : null };
}

function dayOf({ published, saved }: { published: string | null; saved: string }): string {
  return published ?? saved;
}
