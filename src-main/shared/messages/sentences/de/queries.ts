import type { CoreMessages } from '../core-messages.ts';

export const queries: CoreMessages['queries'] = {
  tooDeep: (most) => `Mehr als ${most} Klammern stehen ineinander.`,
  emptyParentheses: 'In diesen Klammern steht nichts.',
  unopened: 'Diese Klammer schließt nichts. Nimm sie weg oder setze das, wozu sie gehört, in Anführungszeichen.',
  unclosed: 'Diese Klammer ist nicht geschlossen. Setze ")" dorthin, wo sie enden soll.',
  orAlone: 'Vor und nach OR muss etwas stehen. Um das Wort selbst zu suchen, schreibe "OR" in Anführungszeichen.',
  noValue: (hint) => `Schreibe ${hint}, gleich hinter den Doppelpunkt; zwei Werte sind zwei Felder mit OR dazwischen.`,
  unclosedQuote: 'Dieses Zitat ist nicht geschlossen. Setze ein Anführungszeichen dorthin, wo es endet.',
  emptyQuotes: 'Zwischen diesen Anführungszeichen steht nichts.',
  badDate: (written) =>
    `"${written}" ist kein Datum. Schreibe 2024, 2024-05, 2024-05-03, today, yesterday oder, von heute zurück, 7d, 2w, 3m, 1y.`,
  unknownValue: (field, written, hint) => `${field}: kennt "${written}" nicht. Schreibe ${hint}.`,
  unknownField: (name, near, fields) =>
    near === null
      ? `Ein Feld "${name}" gibt es nicht; gesucht wird, was da steht. Die Felder sind ${fields}.`
      : `Ein Feld "${name}" gibt es nicht. Meinst du "${near}"?`,
  hints: {
    date: (field) => `ein Datum wie ${field}:2024-05 oder ${field}:7d`,
    oneOf: (values) => `eines von ${values}`,
    tag: 'ein Stichwort wie tag:news/local',
    site: 'eine Website wie site:example.org',
    author: 'einen Namen wie author:"Ada Byron"',
    title: 'Wörter des Titels wie title:"long walk"',
    entity: 'einen Namen wie entity:"Ada Byron"',
    'said-by': 'einen Namen wie said-by:"Ada Byron"',
  },
};
