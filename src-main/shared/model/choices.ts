/** What a person can choose among. Apart from the schemas, so that the page does without zod. */

/** The eight highlight colours, in the order of the keys 1 to 8. */
export const colors = ['yellow', 'green', 'blue', 'pink', 'purple', 'orange', 'teal', 'red'] as const;

/** Characters of a name that a person gives to a colour. */
export const mostOfColorName = 30;

/** How one note stands to another; "see also" where nothing more is meant. */
export const linkRelations = ['see-also', 'supports', 'contradicts', 'answers'] as const;

export const themes = ['system', 'light', 'sepia', 'dark', 'black'] as const;

/** Languages of the window in which every text of it is written. */
export const languages = ['en', 'de'] as const;

/**
 * Made of the English one, for trying the window out: `en-XA` is longer and accented, so that a text that is not in the
 * catalogue shows, `ar-XB` runs from right to left. The names are those of CLDR.
 */
export const pseudoLanguages = ['en-XA', 'ar-XB'] as const;

/** `system`: the first of the system's languages that Postil has, or English. */
export const languageChoices = ['system', ...languages, ...pseudoLanguages] as const;

export const readingFonts = ['serif', 'sans'] as const;

/** `ask`: an address is fetched when the person asks for it; `never`: not even then. */
export const networkChoices = ['ask', 'never'] as const;

/** Types of entities that have a page in the library; dates and amounts have none. */
export const indexedTypes = ['person', 'organisation', 'place', 'event', 'work'] as const;

/** Days that an article stays in the trash. */
export const trashDays = 90;

/** The furthest point read, as a fraction of the text, from which an article counts as begun; before that it is unread. */
export const begunFrom = 0.02;

/** By what a list is sorted: newest, longest, furthest and last read first, titles from A on. */
export const articleSorts = ['saved', 'published', 'title', 'length', 'progress', 'read'] as const;
export type ArticleSort = (typeof articleSorts)[number];

/** The lists that every library has, with their queries. */
export const builtInLists = {
  inbox: 'is:inbox',
  reading: 'is:reading -is:archive',
  later: 'is:later',
  favourites: 'is:favourite',
  archive: 'is:archive',
  all: '',
  trash: 'is:trash',
} as const;
export type BuiltInList = keyof typeof builtInLists;

/** The least and the most of each setting that is a number; their units stand in `settings.ts`. */
export const settingBounds = {
  fontSize: [14, 28],
  measure: [50, 90],
  lineHeight: [1.3, 2],
  paragraphSpacing: [0.5, 2],
  letterSpacing: [0, 12],
  voiceSpeed: [0.5, 3],
  /** Pixels. */
  libraryWidth: [200, 420],
  sidebarWidth: [220, 480],
} as const;
