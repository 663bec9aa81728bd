import * as z from 'zod';
import { exportFormatNames } from '../exporting/export-formats.ts';
import { colorSchema } from './annotation.ts';
import { articleSorts, languageChoices, mostOfColorName, networkChoices, readingFonts, themes } from './choices.ts';
import { entityTypeSchema, entityTypes } from './entity.ts';
import { savedListSchema } from './saved-list.ts';

/** A list of every library, the id of a saved one, or `tag:` and a tag. */
const listName = z.string().max(110);
const listOrdersSchema = z.record(listName, z.object({ sort: z.enum(articleSorts), reversed: z.boolean() }));
/** From the language of a BCP 47 tag, `en`, to the address that the system gives a voice. */
const voicesSchema = z.record(z.string().max(20), z.string().max(500));
const listTopSchema = z.object({ list: listName, id: z.string().max(64) }).nullable();

/** A colour by what the person calls it. What is empty or only white space is no name. */
const colorNamesSchema = z.partialRecord(colorSchema, z.string().trim().min(1).max(mostOfColorName));
/** A name of a later Postil, or what a hand wrote wrong, loses itself and no other. */
const readColorNames = z
  .record(z.string(), z.unknown())
  .transform((names) =>
    Object.fromEntries(
      Object.entries(names).filter(([color, name]) => colorNamesSchema.safeParse({ [color]: name }).success),
    ),
  )
  .pipe(colorNamesSchema);

/** Keys as tinykeys reads them, by the command's id; an empty list is a command without keys. */
const keysSchema = z.record(z.string().max(60), z.array(z.string().min(1).max(40)).max(4));
/** A format by its name, or `own:` and the name of a template of the person's own. */
const exportChoiceSchema = z.union([z.enum(exportFormatNames), z.templateLiteral(['own:', z.string().min(1).max(60)])]);

/** What travels with the library in postil.json. Each field falls back to its default on its own. */
export const settingsSchema = z.looseObject({
  theme: z.enum(themes).catch('system'),
  language: z.enum(languageChoices).catch('system'),
  font: z.enum(readingFonts).catch('serif'),
  /** Pixels of the reading text. */
  fontSize: z.number().min(14).max(28).catch(19),
  /** Characters of a line. */
  measure: z.number().min(50).max(90).catch(68),
  lineHeight: z.number().min(1.3).max(2).catch(1.6),
  lastColor: colorSchema.catch('yellow'),
  libraryPane: z.boolean().catch(true),
  sidebarPane: z.boolean().catch(true),
  /** Whether marks are elements too, so that a screen reader hears them and their notes. */
  marksAsElements: z.boolean().catch(false),
  /** The article shown last, so that a restart goes on where the person stopped. */
  lastArticle: z.string().nullable().catch(null),
  /** The list in the left pane. */
  shownList: listName.catch('inbox'),
  /** How the person sorts the lists of every library; a saved list has its own order. */
  listOrders: listOrdersSchema.catch({}),
  /** The first row in view, so that a list is scrolled back to where it was left on any machine and in any window. */
  listTop: listTopSchema.catch(null),
  /** Whether Postil may fetch an address that the person asks for; it never goes to the network otherwise. */
  network: z.enum(networkChoices).catch('ask'),
  /** Between paragraphs, in lines of the text. */
  paragraphSpacing: z.number().min(0.5).max(2).catch(1),
  /** Between letters, in hundredths of their size. */
  letterSpacing: z.number().min(0).max(12).catch(0),
  /** Whether long words are divided at the end of a line, by the article's language. */
  hyphenation: z.boolean().catch(true),
  colorNames: readColorNames.catch({}),
  /** The commands whose keys the person changed; the others have those of the catalogue. */
  keys: keysSchema.catch({}),
  /** What an export begins with. */
  exportAs: exportChoiceSchema.catch('markdown'),
  /** Types that the sidebar of an article leaves out. */
  hiddenTypes: z.array(entityTypeSchema).catch([]),
  /** Which voice reads aloud, by the language of the article; a voice that this machine does not have is passed over. */
  voices: voicesSchema.catch({}),
  /** Times the usual speed. */
  voiceSpeed: z.number().min(0.5).max(3).catch(1),
});
export type Settings = z.infer<typeof settingsSchema>;

export const settingsChangesSchema = z
  .strictObject({
    theme: z.enum(themes),
    language: z.enum(languageChoices),
    font: z.enum(readingFonts),
    fontSize: z.number().min(14).max(28),
    measure: z.number().min(50).max(90),
    lineHeight: z.number().min(1.3).max(2),
    lastColor: colorSchema,
    libraryPane: z.boolean(),
    sidebarPane: z.boolean(),
    marksAsElements: z.boolean(),
    lastArticle: z.string().nullable(),
    shownList: listName,
    listOrders: listOrdersSchema,
    listTop: listTopSchema,
    network: z.enum(networkChoices),
    paragraphSpacing: z.number().min(0.5).max(2),
    letterSpacing: z.number().min(0).max(12),
    hyphenation: z.boolean(),
    colorNames: colorNamesSchema,
    keys: keysSchema,
    exportAs: exportChoiceSchema,
    hiddenTypes: z.array(entityTypeSchema).max(entityTypes.length),
    voices: voicesSchema,
    voiceSpeed: z.number().min(0.5).max(3),
  })
  .partial();
export type SettingsChanges = z.infer<typeof settingsChangesSchema>;

/** `postil.json`, the file that makes a folder a library. */
export const libraryFileSchema = z.looseObject({
  format: z.literal(1),
  id: z.string().min(1),
  created: z.string(),
  settings: settingsSchema,
  lists: z.array(savedListSchema).default([]),
});
export type LibraryFile = z.infer<typeof libraryFileSchema>;

export const defaultSettings: Settings = settingsSchema.parse({});
