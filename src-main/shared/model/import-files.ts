/** Extensions of the files that Postil reads as articles, of archives that hold such files and of other apps' exports; lower case, no dot. */
export const importExtensions = [
  'html',
  'htm',
  'xhtml',
  'xht',
  'mht',
  'mhtml',
  'webarchive',
  'epub',
  'pdf',
  'md',
  'markdown',
  'txt',
  'text',
  'zip',
  'csv',
  'json',
  'jsonld',
  'annotations',
] as const;

const known: ReadonlySet<string> = new Set(importExtensions);

/** Whether a file in a folder or an archive is tried; one that a person names is tried whatever its name. */
export function isImportable(name: string): boolean {
  return known.has(/\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? '');
}

/** The folder beside a page that a browser saved whole, which holds its pictures and frames. */
export function isPageFolder(name: string): boolean {
  return /[_.]files$/.test(name);
}
