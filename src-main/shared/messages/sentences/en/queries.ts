/** What is wrong with a query of the search, and what to write behind its fields. The names of fields are the same in every language. */
export const queries = {
  tooDeep: (most: number) => `There are more than ${most} parentheses inside one another.`,
  emptyParentheses: 'There is nothing in these parentheses.',
  unopened: 'This parenthesis closes nothing. Remove it, or put quotes around what it belongs to.',
  unclosed: 'This parenthesis is not closed. Add ")" where it should end.',
  orAlone: 'OR needs something on either side. To look for the word itself, write "OR" in quotes.',
  noValue: (hint: string) => `Write ${hint}, right behind the colon; two values are two fields with OR between them.`,
  unclosedQuote: 'This quotation is not closed. Add a quote where it ends.',
  emptyQuotes: 'There is nothing between these quotes.',
  badDate: (written: string) =>
    `"${written}" is no date. Write 2024, 2024-05, 2024-05-03, today, yesterday, or back from now 7d, 2w, 3m, 1y.`,
  unknownValue: (field: string, written: string, hint: string) =>
    `${field}: does not know "${written}". Write ${hint}.`,
  unknownField: (name: string, near: string | null, fields: string) =>
    near === null
      ? `There is no field "${name}", so this is looked for as it stands. The fields are ${fields}.`
      : `There is no field "${name}". Did you mean "${near}"?`,
  hints: {
    date: (field: string) => `a date, such as ${field}:2024-05 or ${field}:7d`,
    oneOf: (values: string) => `one of ${values}`,
    tag: 'a tag, such as tag:news/local',
    site: 'a site, such as site:example.org',
    author: 'a name, such as author:"Ada Byron"',
    title: 'words of the title, such as title:"long walk"',
    entity: 'a name, such as entity:"Ada Byron"',
    'said-by': 'a name, such as said-by:"Ada Byron"',
  },
};
