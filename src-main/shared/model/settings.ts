import * as z from 'zod';
import { exportFormatNames } from '../exporting/export-formats.ts';
import { colorSchema } from './annotation.ts';
import {
  articleSorts,
  languageChoices,
  mostOfColorName,
  networkChoices,
  readingFonts,
  settingBounds,
  themes,
} from './choices.ts';
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

function within([least, most]: readonly [number, number]) {
  return z.number().min(least).max(most);
}

/** What each setting may be. */
const fields = {
  theme: z.enum(themes),
  language: z.enum(languageChoices),
  font: z.enum(readingFonts),
  /** Pixels of the reading text. */
  fontSize: within(settingBounds.fontSize),
  /** Characters of a line. */
  measure: within(settingBounds.measure),
  lineHeight: within(settingBounds.lineHeight),
  lastColor: colorSchema,
  libraryPane: z.boolean(),
  sidebarPane: z.boolean(),
  /** Pixels; null for a pane that has the width it comes with. */
  libraryWidth: within(settingBounds.libraryWidth).nullable(),
  sidebarWidth: within(settingBounds.sidebarWidth).nullable(),
  /** Whether marks are elements too, so that a screen reader hears them and their notes. */
  marksAsElements: z.boolean(),
  /** The article shown last, so that a restart goes on where the person stopped. */
  lastArticle: z.string().nullable(),
  /** The list in the left pane. */
  shownList: listName,
  /** How the person sorts the lists of every library; a saved list has its own order. */
  listOrders: listOrdersSchema,
  /** The first row in view, so that a list is scrolled back to where it was left on any machine and in any window. */
  listTop: listTopSchema,
  /** Whether Postil may fetch an address that the person asks for; it never goes to the network otherwise. */
  network: z.enum(networkChoices),
  /** Between paragraphs, in lines of the text. */
  paragraphSpacing: within(settingBounds.paragraphSpacing),
  /** Between letters, in hundredths of their size. */
  letterSpacing: within(settingBounds.letterSpacing),
  /** Whether long words are divided at the end of a line, by the article's language. */
  hyphenation: z.boolean(),
  colorNames: colorNamesSchema,
  /** The commands whose keys the person changed; the others have those of the catalogue. */
  keys: keysSchema,
  /** What an export begins with. */
  exportAs: exportChoiceSchema,
  /** Types that the sidebar of an article leaves out. */
  hiddenTypes: z.array(entityTypeSchema),
  /** Whether the tour of the first start has been seen or skipped: it comes by itself once. */
  tourSeen: z.boolean(),
  /** Which voice reads aloud, by the language of the article; a voice that this machine does not have is passed over. */
  voices: voicesSchema,
  /** Times the usual speed. */
  voiceSpeed: within(settingBounds.voiceSpeed),
};

/** What travels with the library in postil.json. Each field falls back to its default on its own. */
export const settingsSchema = z.looseObject({
  theme: fields.theme.catch('system'),
  language: fields.language.catch('system'),
  font: fields.font.catch('serif'),
  fontSize: fields.fontSize.catch(19),
  measure: fields.measure.catch(68),
  lineHeight: fields.lineHeight.catch(1.6),
  lastColor: fields.lastColor.catch('yellow'),
  libraryPane: fields.libraryPane.catch(true),
  sidebarPane: fields.sidebarPane.catch(true),
  libraryWidth: fields.libraryWidth.catch(null),
  sidebarWidth: fields.sidebarWidth.catch(null),
  marksAsElements: fields.marksAsElements.catch(false),
  lastArticle: fields.lastArticle.catch(null),
  shownList: fields.shownList.catch('inbox'),
  listOrders: fields.listOrders.catch({}),
  listTop: fields.listTop.catch(null),
  network: fields.network.catch('ask'),
  paragraphSpacing: fields.paragraphSpacing.catch(1),
  letterSpacing: fields.letterSpacing.catch(0),
  hyphenation: fields.hyphenation.catch(true),
  colorNames: readColorNames.catch({}),
  keys: fields.keys.catch({}),
  exportAs: fields.exportAs.catch('markdown'),
  hiddenTypes: fields.hiddenTypes.catch([]),
  tourSeen: fields.tourSeen.catch(false),
  voices: fields.voices.catch({}),
  voiceSpeed: fields.voiceSpeed.catch(1),
});
export type Settings = z.infer<typeof settingsSchema>;

export const settingsChangesSchema = z
  .strictObject({ ...fields, hiddenTypes: fields.hiddenTypes.max(entityTypes.length) })
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
