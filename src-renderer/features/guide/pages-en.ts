/** The Markdown of each page, by its path. */
export const texts = import.meta.glob<string>('../../../resources/guide/en/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});
