import type { ExportFormat } from '../../exporting/export-formats.ts';
import type { Color } from '../../model/annotation.ts';
import type { linkRelations } from '../../model/choices.ts';
import type { EntityType } from '../../model/entity.ts';

type Relation = (typeof linkRelations)[number];

/** What stands for something chosen, wherever the window shows it: as it reads in the middle of a sentence. */
export const names = {
  colors: {
    yellow: 'yellow',
    green: 'green',
    blue: 'blue',
    pink: 'pink',
    purple: 'purple',
    orange: 'orange',
    teal: 'teal',
    red: 'red',
  } satisfies Record<Color, string>,
  entityTypes: {
    person: 'person',
    organisation: 'organisation',
    place: 'place',
    event: 'event',
    work: 'work',
    date: 'date',
    amount: 'amount',
  } satisfies Record<EntityType, string>,
  /** Headings over several of a type; `possible` over those that may be no names at all. */
  entityGroups: {
    person: 'People',
    organisation: 'Organisations',
    place: 'Places',
    event: 'Events',
    work: 'Works',
    possible: 'Possible',
    date: 'Dates',
    amount: 'Amounts',
  } satisfies Record<EntityType | 'possible', string>,
  /** How a note stands to another: said by the one that links, followed by the words of the other. */
  relations: {
    'see-also': 'see also',
    supports: 'supports',
    contradicts: 'contradicts',
    answers: 'answers',
  } satisfies Record<Relation, string>,
  /** The same, said by the note that is linked to. */
  backRelations: {
    'see-also': 'see also',
    supports: 'supported by',
    contradicts: 'contradicted by',
    answers: 'answered by',
  } satisfies Record<Relation, string>,
  exportFormats: {
    markdown: 'Markdown',
    obsidian: 'Markdown for Obsidian',
    logseq: 'Markdown for Logseq',
    readwise: 'Markdown as Readwise writes it',
    'full-text': 'Markdown of the full text, with ==marks==',
    highlight: 'Markdown, a file for each highlight',
    digest: 'Markdown digest of many articles',
    html: 'HTML that stands alone',
    json: 'JSON',
    jsonld: 'Web Annotations (JSON-LD)',
    csv: 'Highlights as a table (CSV)',
    bibtex: 'Sources for BibTeX',
    csl: 'Sources for citation managers (CSL-JSON)',
    ris: 'Sources for citation managers (RIS)',
    opml: 'Saved lists (OPML)',
    'entities-csv': 'People, places and other entities as a table (CSV)',
  } satisfies Record<ExportFormat, string>,
};
