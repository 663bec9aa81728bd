import { AppError } from '#shared/api/errors.ts';
import { type Correction, type EntityNoteText, entityNoteSchema } from '#shared/model/correction.ts';
import { type Drafts, isNewer, type PendingDraft } from '../notes/drafts.ts';
import type { Corrections } from './corrections.ts';

/** What is being typed into notes on entities, in the journal of drafts. */
export interface NoteDrafts {
  /** Resolves once the text is durable; throws AppError `disk`. */
  save(note: EntityNoteText): Promise<void>;
  /** Does `write`, which keeps a note on this entity, and forgets what had been typed into it before. */
  taking<T>(note: Omit<EntityNoteText, 'body'>, write: () => Promise<T>): Promise<T>;
  /**
   * Makes notes of what was typed and not kept, and says whether there was any. What is of an article that is not there is
   * kept for when it is; throws the first other error when all that could be done is done.
   */
  bring(): Promise<boolean>;
}

/** Where the journal has the id of an article: no article has this one. */
const place = 'entities.json';

export function createNoteDrafts(drafts: Drafts, corrections: Corrections): NoteDrafts {
  async function bringOne(draft: PendingDraft): Promise<boolean> {
    const { entity, articles } = entityNoteSchema.omit({ body: true }).parse(JSON.parse(draft.note));
    const isOfIt = (one: Correction) => one.kind === 'note' && one.deleted === null && keyOf(one) === draft.note;
    const newest = (await corrections.list()).findLast(isOfIt);
    const body = newest?.kind === 'note' ? newest.body : '';
    const isWanted = draft.body !== body && (newest === undefined || isNewer(draft, newest));
    if (isWanted) await corrections.add({ kind: 'note', entity, articles, body: draft.body });
    await drafts.clear(draft);
    return isWanted;
  }

  return {
    save: ({ body, ...note }) => drafts.save(place, keyOf(note), { body, tags: [] }),
    async taking(note, write) {
      const draft = drafts.of(place, keyOf(note));
      const result = await write();
      if (draft !== undefined) await drafts.clear(draft);
      return result;
    },
    async bring() {
      let isBrought = false;
      const errors: unknown[] = [];
      for (const draft of drafts.pending()) {
        if (draft.article !== place) continue;
        try {
          isBrought = (await bringOne(draft)) || isBrought;
        } catch (error) {
          if (!(error instanceof AppError && error.code === 'not-found')) errors.push(error);
        }
      }
      if (errors.length > 0) throw errors[0];
      return isBrought;
    },
  };
}

/** A note's entity and where it holds, as JSON. */
function keyOf({ entity, articles }: Omit<EntityNoteText, 'body'>): string {
  const { type, name } = entity;
  return JSON.stringify({ entity: { type, name }, articles });
}
