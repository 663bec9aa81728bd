/** What one input may ask of this machine; beyond it importing stops with a clear message instead of an exhausted one. */
export const limits = {
  inputBytes: 200 * 1024 * 1024,
  /** UTF-16 units of markup once embedded images, scripts and styles are set apart. */
  htmlUnits: 25 * 1024 * 1024,
  elements: 200_000,
  /** Deeper elements are flattened and their text is kept. */
  depth: 256,
  attributes: 64,
  attributeUnits: 16 * 1024,
  markdownUnits: 4 * 1024 * 1024,
  pdfPages: 600,
  /** UTF-16 units of text in a PDF document. */
  pdfUnits: 5 * 1024 * 1024,
  /** An archive is read file by file; one that lies on disk may be larger than any file in it. */
  archiveBytes: 2 * 1024 * 1024 * 1024,
  archiveEntries: 100_000,
  /** What all files of an archive may come to, and how many times more than they take in it. */
  unpackedBytes: 8 * 1024 * 1024 * 1024,
  unpackedRatio: 250,
} as const;
