import * as z from 'zod';
import { anchorSchema } from './annotation.ts';
import { entityTypeSchema } from './entity.ts';

const id = z.string().min(1).max(64);
const name = z.string().trim().min(1).max(200);

/** An entity as corrections name it: by its type and its name; case, accents, dots and "the" do not matter. */
export const entityRefSchema = z.strictObject({ type: entityTypeSchema, name });
export type EntityRef = z.infer<typeof entityRefSchema>;

/** Where a correction holds: in these articles, or in every one, also in later ones. */
const articles = z.array(id).min(1).max(50_000).nullable();

/** Markdown that a person wrote of an entity. */
const noteBody = z.string().max(1_000_000);

/** A passage of the present body of an article, whose words are a mention. */
export const pointedAtSchema = z.strictObject({
  articleId: id,
  start: z.number().int().min(0),
  end: z.number().int().min(1),
  content: z.string(),
});

const changes = {
  /** Another name; where the article has an entity of that name and type, they become one. */
  rename: { to: name },
  retype: { to: entityTypeSchema },
  /** Two names are one: the entity becomes `into`. Into itself: all of this name are one, whatever their facts. */
  merge: { into: entityRefSchema },
  /** A name that the entity was given is an entity of its own. */
  split: { alias: name },
  ignore: {},
  /** What the text calls so is the entity, wherever it stands as whole words. */
  alias: { alias: name },
  /** The newest note of an entity holds; an empty one is none. */
  note: { body: noteBody },
} as const;

const given = { entity: entityRefSchema, articles: articles.default(null) };

/** What a person writes of an entity, and where it holds. */
export const entityNoteSchema = z.strictObject({ ...given, body: noteBody });
export type EntityNoteText = z.output<typeof entityNoteSchema>;

function asGiven<K extends keyof typeof changes>(kind: K) {
  return z.strictObject({ kind: z.literal(kind), ...given, ...changes[kind] });
}

/** A correction as it is given to be made. */
export const newCorrectionSchema = z.discriminatedUnion('kind', [
  asGiven('rename'),
  asGiven('retype'),
  asGiven('merge'),
  asGiven('split'),
  asGiven('ignore'),
  asGiven('alias'),
  asGiven('note'),
  /** An entity that was not recognised: the passage `at`, whatever was seen there, and with `every` its name wherever it stands. */
  z.strictObject({
    kind: z.literal('add'),
    ...given,
    at: pointedAtSchema.nullable().default(null),
    every: z.boolean().default(true),
  }),
]);
export type NewCorrection = z.input<typeof newCorrectionSchema>;
export type GivenCorrection = z.output<typeof newCorrectionSchema>;

const kept = {
  id,
  created: z.string(),
  modified: z.string(),
  /** Taken back: the time of it, or null. */
  deleted: z.string().nullable(),
  entity: z.looseObject(entityRefSchema.shape),
  articles: articles.default(null),
};

function asKept<K extends keyof typeof changes>(kind: K) {
  return z.looseObject({ ...kept, kind: z.literal(kind), ...changes[kind] });
}

/** A correction as `entities.json` holds it, in the order in which they were made: where two disagree the later one wins. */
export const correctionSchema = z.discriminatedUnion('kind', [
  asKept('rename'),
  asKept('retype'),
  z.looseObject({ ...kept, kind: z.literal('merge'), into: z.looseObject(entityRefSchema.shape) }),
  asKept('split'),
  asKept('ignore'),
  asKept('alias'),
  asKept('note'),
  z.looseObject({
    ...kept,
    kind: z.literal('add'),
    at: z.looseObject({ article: id, anchor: anchorSchema }).nullable(),
    every: z.boolean(),
  }),
]);
export type Correction = z.infer<typeof correctionSchema>;

/** `entities.json`, in the library. A record that this Postil does not understand is kept as it is, and does nothing. */
export const correctionsFileSchema = z.looseObject({
  format: z.literal(1),
  corrections: z.array(z.union([correctionSchema, z.looseObject({ id: z.string() })])),
});
export type CorrectionsFile = z.infer<typeof correctionsFileSchema>;

const kinds: readonly unknown[] = correctionSchema.options.map((option) => option.shape.kind.value);

/** Whether a record is of a kind that this Postil knows, and yet not one that it can read. */
export function isUnread(record: CorrectionsFile['corrections'][number]): boolean {
  return 'kind' in record && kinds.includes(record.kind) && !correctionSchema.safeParse(record).success;
}
