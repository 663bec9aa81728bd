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
} as const;
