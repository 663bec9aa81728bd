import type { App } from '#core/app.ts';
import { AppError } from '#shared/api/errors.ts';
import { articleOf, filesOf } from '../../support/library.ts';
import { isHelpful } from './note-writers.ts';

/** One round of everything that a person saves, with a memory of what was acknowledged. */
export interface CoreWriter {
  readonly acknowledged: number;
  readonly refused: number;
  /** Refusals that say too little. */
  readonly speechless: readonly string[];
  /** Asks for each kind of change once; `size` is the length of the text. */
  round(app: App, size: number): Promise<void>;
  /** How an app, opened anew or not, differs from what was acknowledged; empty where it does not. */
  compare(app: Pick<App, 'library' | 'notes'>, isNewStart: boolean): Promise<string[]>;
}

export function coreWriter(article: string, newId: () => string): CoreWriter {
  const notes = new Map<string, { body: string; deleted: boolean }>();
  const articles = new Set<string>([article]);
  let tags: string[] = [];
  /** The note that is typed into, the number of the last text that was acknowledged, and of the last that was typed. */
  let typed: { id: string; least: number; most: number } | null = null;
  let rounds = 0;
  let acknowledged = 0;
  let refused = 0;
  const speechless: string[] = [];

  async function ask(change: () => Promise<void>): Promise<void> {
    try {
      await change();
      acknowledged += 1;
    } catch (error) {
      refused += 1;
      if (!(error instanceof AppError) || !isHelpful(error)) speechless.push(String(error));
    }
  }

  return {
    get acknowledged() {
      return acknowledged;
    },
    get refused() {
      return refused;
    },
    speechless,
    async round(app, size) {
      rounds += 1;
      const turn = rounds;
      const body = `${turn} ${'x'.repeat(size)}`;
      await ask(async () => {
        const { id } = await app.notes.create(article, { passage: null, body });
        notes.set(id, { body, deleted: false });
      });
      const ids = [...notes.keys()].filter((id) => id !== typed?.id);
      const [first = '', last = ''] = [ids[turn % ids.length], ids.at(-1)];
      if (notes.has(first)) {
        await ask(async () => {
          await app.notes.update(article, first, { body: `changed ${body}` });
          notes.set(first, { body: `changed ${body}`, deleted: notes.get(first)?.deleted ?? false });
        });
      }
      if (notes.has(last)) {
        const isDeleted = notes.get(last)?.deleted ?? false;
        await ask(async () => {
          await (isDeleted ? app.notes.restore(article, last) : app.notes.delete(article, last));
          notes.set(last, { body: notes.get(last)?.body ?? '', deleted: !isDeleted });
        });
      }
      if (typed === null) {
        await ask(async () => {
          const { id } = await app.notes.create(article, { passage: null, body: 'typed 0 ' });
          notes.set(id, { body: 'typed 0 ', deleted: false });
          typed = { id, least: 0, most: 0 };
        });
      } else {
        const into = typed;
        into.most = turn;
        await ask(async () => {
          await app.notes.saveDraft(article, into.id, { body: `typed ${turn} `, tags: [] });
          into.least = turn;
        });
      }
      await ask(async () => {
        await app.library.update(article, { tags: [`tag ${turn}`] });
        tags = [`tag ${turn}`];
      });
      const id = newId();
      await ask(async () => {
        const html = `<p>${body}</p>`;
        await app.library.add(articleOf(id, html), filesOf(html));
        articles.add(id);
      });
    },
    async compare({ library, notes: found }, isNewStart) {
      const faults: string[] = [];
      const stored = new Map((await found.stored(article)).map((note) => [note.id, note]));
      for (const [id, { body, deleted }] of notes) {
        const note = stored.get(id);
        stored.delete(id);
        if (note === undefined) faults.push(`lost ${id}`);
        else if ((note.deleted !== null) !== deleted) faults.push(`${deleted ? 'resurrected' : 'deleted'} ${id}`);
        else if (id === typed?.id && isNewStart) {
          const number = Number(/^typed (\d+) $/.exec(note.body)?.[1] ?? 0);
          if (number < typed.least || number > typed.most) faults.push(`typed ${number} and not ${typed.least}`);
        } else if (note.body !== body) faults.push(`damaged ${id}`);
      }
      faults.push(...[...stored.keys()].map((id) => `from nowhere ${id}`));
      const isThere = new Set(library.ids());
      for (const id of articles) if (!isThere.delete(id)) faults.push(`lost article ${id}`);
      faults.push(...[...isThere].map((id) => `article from nowhere ${id}`));
      const { tags: has } = await library.get(article);
      if (has.join() !== tags.join()) faults.push(`tags ${has} and not ${tags}`);
      return faults;
    },
  };
}
