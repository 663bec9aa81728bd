/** The guide itself is Markdown, in `resources/guide`. */
export const guide = {
  title: 'Guide',
  search: 'Search the guide',
  pages: 'Pages',
  nothing: 'Nothing in the guide has all of these words.',
};
