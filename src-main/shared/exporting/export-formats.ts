/** Every format of an export: what it is to a person, what its files end in, and what one file holds. */
export const exportFormats = {
  markdown: { title: 'Markdown', ending: 'md', each: 'article' },
  obsidian: { title: 'Markdown for Obsidian', ending: 'md', each: 'article' },
  logseq: { title: 'Markdown for Logseq', ending: 'md', each: 'article' },
  readwise: { title: 'Markdown as Readwise writes it', ending: 'md', each: 'article' },
  'full-text': { title: 'Markdown of the full text, with ==marks==', ending: 'md', each: 'article' },
  highlight: { title: 'Markdown, a file for each highlight', ending: 'md', each: 'highlight' },
  digest: { title: 'Markdown digest of many articles', ending: 'md', each: 'library' },
  html: { title: 'HTML that stands alone', ending: 'html', each: 'article' },
  json: { title: 'JSON', ending: 'json', each: 'article' },
  jsonld: { title: 'Web Annotations (JSON-LD)', ending: 'jsonld', each: 'article' },
  csv: { title: 'Highlights as a table (CSV)', ending: 'csv', each: 'library' },
  bibtex: { title: 'Sources for BibTeX', ending: 'bib', each: 'library' },
  csl: { title: 'Sources for citation managers (CSL-JSON)', ending: 'json', each: 'library' },
  ris: { title: 'Sources for citation managers (RIS)', ending: 'ris', each: 'library' },
  opml: { title: 'Saved lists (OPML)', ending: 'opml', each: 'library' },
  'entities-csv': { title: 'People, places and other entities as a table (CSV)', ending: 'csv', each: 'library' },
} as const;

export type ExportFormat = keyof typeof exportFormats;
export const exportFormatNames = Object.keys(exportFormats) as [ExportFormat, ...ExportFormat[]];
