import * as z from 'zod';
import {
  annotationChangesSchema,
  annotationSchema,
  changeBaseSchema,
  draftSchema,
  newAnnotationSchema,
  placedAnnotationSchema,
  writtenAnnotationSchema,
} from '../model/annotation.ts';
import { articleChangesSchema, articleSchema } from '../model/article.ts';
import { indexedTypes } from '../model/choices.ts';
import { comparisonSchema } from '../model/comparison.ts';
import { correctionSchema, entityNoteSchema, newCorrectionSchema } from '../model/correction.ts';
import { importResultSchema, interruptedImportSchema } from '../model/import-result.ts';
import { articleEntitiesSchema, entityListSchema, entityPageSchema } from '../model/library-entity.ts';
import { linkedNoteSchema } from '../model/linked-note.ts';
import { queryCompletionsSchema, searchAnswerSchema } from '../model/search.ts';
import { siteRuleSchema, unsavedRuleSchema } from '../model/site-rule.ts';
import {
  datedListSchema,
  datedWantedSchema,
  entityIdSchema,
  statementListSchema,
  statementsWantedSchema,
} from '../model/statement.ts';
import { backupContract } from './backup-contract.ts';
import { exportContract } from './export-contract.ts';
import { listContract } from './list-contract.ts';
import { nearContract } from './near-contract.ts';
import { settingsContract } from './settings-contract.ts';

const id = z.string().min(1).max(64);
const articleId = z.object({ id });
const annotationId = z.object({ articleId: id, id });
const annotationIds = z.object({ articleId: id, ids: z.array(id).min(1).max(5000) });
const undone = z.boolean().optional();
const correctionId = z.object({ id });
const nothing = z.object({});
/** A person's own words may stand in it. */
const stepTitle = z.string().max(2000).nullable();

/**
 * What a person's choice of a part came to. Taken back by `articles.restoreVersion` with the body before and, where a
 * rule was saved, by `rules.change` with `previous` or `rules.delete`.
 */
export const chosenPartSchema = z.object({
  article: articleSchema,
  /** The rule of the site as it was saved; null where nothing was to be or could be remembered. */
  rule: siteRuleSchema.nullable(),
  previous: siteRuleSchema.nullable(),
  /** What of the choice holds for the pages of its site, as `rules.merge` takes it; null where nothing does. */
  lasting: unsavedRuleSchema.nullable(),
});
export type ChosenPart = z.infer<typeof chosenPartSchema>;

/** `source` is the one that `articles.page` gave: another one by now is a `conflict`. */
const choice = articleId.extend({ source: z.string().optional(), remember: z.boolean().default(false) });
const block = z.number().int().min(0).max(1_000_000);
const textRange = z.object({ start: z.number().int().min(0), end: z.number().int().min(1), content: z.string() });
const contentName = z.string().regex(/^sha256-[0-9a-f]{64}$/);

/** Every call a page can make: its name, what goes in, what comes out. `POST /api/<name>` with JSON. */
export const contract = {
  'app.info': {
    input: nothing,
    output: z.object({
      version: z.string(),
      platform: z.string(),
      library: z.object({ id: z.string(), directory: z.string() }),
      /** What this host can do; the page offers the next best way for the rest. */
      host: z.object({
        name: z.string(),
        chooseFiles: z.boolean(),
        saveFile: z.boolean(),
        revealFile: z.boolean(),
        openExternal: z.boolean(),
        openWindow: z.boolean(),
        nameSteps: z.boolean(),
        print: z.boolean(),
        printToPdf: z.boolean(),
      }),
      /** Set on the very first start: the sample article that the welcome shows. */
      welcome: id.nullable(),
    }),
  },
  /** Looks what other programs changed in the library: events tell it. For when the person comes back to the page. */
  'library.look': { input: nothing, output: nothing },

  ...settingsContract,
  ...listContract,
  'articles.get': { input: articleId, output: z.object({ article: articleSchema, html: z.string() }) },
  'articles.update': { input: z.object({ id, changes: articleChangesSchema }), output: articleSchema },
  'articles.trash': { input: articleId, output: articleSchema },
  'articles.restore': { input: articleId, output: articleSchema },
  /** Makes an earlier body the present one; the present one becomes a version. */
  'articles.restoreVersion': { input: articleId.extend({ content: contentName }), output: articleSchema },
  /** What changed from an earlier body, or with `of` from the body of that other article, to another one; to the present one where `to` is left out. */
  'articles.diff': {
    input: articleId.extend({ from: contentName, to: contentName.optional(), of: id.optional() }),
    output: comparisonSchema,
  },
  ...nearContract,
  /** Reads the kept original anew; `replace` lets a shorter text come, `fresh` forgets the part that was chosen. */
  'articles.extractAgain': {
    input: articleId.extend({ replace: z.boolean().default(false), fresh: z.boolean().default(false) }),
    output: importResultSchema,
  },
  /** The whole page that an article was made of, with `data-postil-block` on each part that can be chosen. */
  'articles.page': { input: articleId, output: z.object({ html: z.string(), source: z.string() }) },
  'articles.chooseBody': { input: choice.extend({ block }), output: chosenPartSchema },
  /** A part of the page, or a passage of the article's reading text: the whole lines that it touches. */
  'articles.removeBlock': {
    input: z.union([choice.extend({ block }), choice.extend({ passage: textRange })]),
    output: chosenPartSchema,
  },
  'articles.wholePage': { input: choice, output: chosenPartSchema },

  'rules.list': { input: nothing, output: z.array(siteRuleSchema) },
  'rules.change': { input: unsavedRuleSchema, output: siteRuleSchema },
  /** Adds to the rule of a site, and gives the one before. */
  'rules.merge': {
    input: unsavedRuleSchema,
    output: z.object({ rule: siteRuleSchema, previous: siteRuleSchema.nullable() }),
  },
  /** Gives the rule that went, so that it can be brought back. */
  'rules.delete': { input: z.object({ host: z.string().min(1).max(253) }), output: siteRuleSchema.nullable() },

  'annotations.list': { input: z.object({ articleId: id }), output: z.array(placedAnnotationSchema) },
  'annotations.create': {
    input: z.object({ articleId: id, annotation: newAnnotationSchema }),
    output: placedAnnotationSchema,
  },
  'annotations.update': {
    /** With `base`, what the change began with, what was written elsewhere since stays as well. */
    input: annotationId.extend({ changes: annotationChangesSchema, base: changeBaseSchema.optional() }),
    output: writtenAnnotationSchema,
  },
  /** The deleted ones as they are stored, the last deleted first, without those that were undone and had no words, tags or links yet. */
  'annotations.deleted': { input: z.object({ articleId: id }), output: z.array(annotationSchema) },
  /** `undone` where that takes back that it was made. */
  'annotations.delete': { input: annotationId.extend({ undone }), output: placedAnnotationSchema },
  'annotations.restore': { input: annotationId, output: placedAnnotationSchema },
  /** Several at once, such as every occurrence of a name: all of them or none. */
  'annotations.createMany': {
    input: z.object({ articleId: id, annotations: z.array(newAnnotationSchema).min(1).max(5000) }),
    output: z.array(placedAnnotationSchema),
  },
  'annotations.deleteMany': { input: annotationIds.extend({ undone }), output: z.array(placedAnnotationSchema) },
  'annotations.restoreMany': { input: annotationIds, output: z.array(placedAnnotationSchema) },
  /** Keeps what is being typed into a note, durably; the next `annotations.update` of its text takes the place of it. */
  'drafts.save': { input: annotationId.extend(draftSchema.shape), output: nothing },
  /** What the notes of an article are linked with, from their side and from the other. */
  'annotations.links': { input: z.object({ articleId: id }), output: z.array(linkedNoteSchema) },

  /** What an article is about, with every correction applied. */
  'entities.recognise': { input: articleId, output: articleEntitiesSchema },
  /** Entities of the library, the weightiest first: of these types, with these words in one of their names. */
  'entities.list': {
    input: z.object({
      query: z.string().max(200).default(''),
      types: z.array(z.enum(indexedTypes)).max(indexedTypes.length).default([]),
      sort: z.enum(['weight', 'name']).default('weight'),
      limit: z.number().int().min(1).max(500).default(100),
      offset: z.number().int().min(0).default(0),
    }),
    output: entityListSchema,
  },
  /** The page of an entity, with some of its articles and at most `mentions` mentions of each. */
  'entities.get': {
    input: z.object({
      id: entityIdSchema,
      limit: z.number().int().min(1).max(100).default(20),
      offset: z.number().int().min(0).default(0),
      mentions: z.number().int().min(1).max(1000).default(50),
    }),
    output: entityPageSchema,
  },
  'entities.correct': { input: newCorrectionSchema, output: correctionSchema },
  /** Keeps what is being typed into a note on an entity, durably; the next `entities.correct` of that note takes its place. */
  'entities.saveDraft': { input: entityNoteSchema, output: nothing },
  'entities.undoCorrection': { input: correctionId, output: correctionSchema },
  'entities.restoreCorrection': { input: correctionId, output: correctionSchema },
  /** Every correction that holds, the oldest first; `deleted` adds those that were taken back. */
  'entities.corrections': {
    input: z.object({ deleted: z.boolean().default(false) }),
    output: z.array(correctionSchema),
  },
  /** Who said what, by time: of an entity, about one, by words, in some articles, from day to day. */
  'statements.list': { input: statementsWantedSchema, output: statementListSchema },
  /** The sentences that name an entity and say when something happens, by time. */
  'statements.dated': { input: datedWantedSchema, output: datedListSchema },
  'search.query': {
    input: z.object({
      query: z.string().max(1000),
      limit: z.number().int().min(1).max(200).default(50),
      /** The query is still being written: its last word may go on. */
      typing: z.boolean().default(false),
    }),
    output: searchAnswerSchema,
  },
  'search.complete': {
    input: z.object({ query: z.string().max(1000), caret: z.number().int().min(0).max(1000) }),
    output: queryCompletionsSchema,
  },

  /** Files chosen in the host's own dialog; `null` when the person closed it. */
  'import.choose': { input: nothing, output: z.array(importResultSchema).nullable() },
  /**
   * Fetches an address and imports what is there, `into` the link that it is the text of; the one call that leads out of this
   * computer.
   */
  'import.address': {
    input: z.object({ url: z.string().trim().min(1).max(4000), into: id.optional() }),
    output: importResultSchema,
  },
  /** Gives up every address that is being fetched now. */
  'import.cancelAddress': { input: nothing, output: nothing },
  /** Does what a result with `replace` asked about. */
  'import.replace': { input: z.object({ token: z.string().min(1).max(64) }), output: importResultSchema },
  /** Stops a running import; what came in stays, the rest is in its results as not imported. */
  'import.cancel': { input: z.object({ job: id }), output: z.object({ cancelled: z.boolean() }) },
  /** The import that a crash ended; `null` when there is none. */
  'import.interrupted': { input: nothing, output: interruptedImportSchema.nullable() },
  'import.resume': { input: nothing, output: z.array(importResultSchema) },
  'import.forget': { input: nothing, output: nothing },
  ...exportContract,
  ...backupContract,
  'host.openExternal': { input: z.object({ url: z.string().max(4000) }), output: nothing },
  'host.openWindow': { input: articleId, output: nothing },
  /** Prints the window that is in front. */
  'host.print': { input: nothing, output: nothing },
  /** Saves that window as a PDF document where the person says; `null` when the dialog was closed. */
  'host.savePdf': {
    input: z.object({ name: z.string().min(1).max(500) }),
    output: z.object({ path: z.string() }).nullable(),
  },
  /** What undo and redo of a window would do, as titles for the host's menu; null where there is nothing. */
  'host.nameSteps': {
    input: z.object({ window: z.string().max(20), undo: stepTitle, redo: stepTitle }),
    output: nothing,
  },
  'host.revealArticle': { input: articleId, output: nothing },
  /** Shows a file of which a notice told; no other. */
  'host.revealFile': { input: z.object({ path: z.string().min(1).max(4096) }), output: nothing },
} as const;

export type Contract = typeof contract;
export type CallName = keyof Contract;
export type CallInput<N extends CallName> = z.input<Contract[N]['input']>;
export type ParsedInput<N extends CallName> = z.output<Contract[N]['input']>;
export type CallOutput<N extends CallName> = z.output<Contract[N]['output']>;

/** What goes with the one call whose body is not JSON, `uploadCall`. */
export const uploadQuerySchema = z.object({
  name: z.string().max(1000).default('untitled'),
  type: z.string().max(200).default(''),
  url: z.string().max(4000).default(''),
  /** `exports` says what would come of the export of another app and writes nothing; of anything else it says nothing. */
  preview: z.enum(['exports', '']).default(''),
  /** It lay in a folder that the person named: data that is no export is passed over. */
  found: z.enum(['1', '']).default(''),
});
