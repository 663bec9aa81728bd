/** Every format of an export: what its files end in, and what one file holds. What it is to a person says the catalogue of texts. */
export const exportFormats = {
  markdown: { ending: 'md', each: 'article' },
  obsidian: { ending: 'md', each: 'article' },
  logseq: { ending: 'md', each: 'article' },
  readwise: { ending: 'md', each: 'article' },
  'full-text': { ending: 'md', each: 'article' },
  highlight: { ending: 'md', each: 'highlight' },
  digest: { ending: 'md', each: 'library' },
  html: { ending: 'html', each: 'article' },
  json: { ending: 'json', each: 'article' },
  jsonld: { ending: 'jsonld', each: 'article' },
  csv: { ending: 'csv', each: 'library' },
  bibtex: { ending: 'bib', each: 'library' },
  csl: { ending: 'json', each: 'library' },
  ris: { ending: 'ris', each: 'library' },
  opml: { ending: 'opml', each: 'library' },
  'entities-csv': { ending: 'csv', each: 'library' },
} as const;

export type ExportFormat = keyof typeof exportFormats;
/** These ask the index of the library and no article. */
export const withoutArticles: readonly ExportFormat[] = ['opml', 'entities-csv'];
export const exportFormatNames = Object.keys(exportFormats) as [ExportFormat, ...ExportFormat[]];
