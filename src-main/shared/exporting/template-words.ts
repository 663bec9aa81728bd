import type { ArticleFacts, ArticleModel, DigestModel, NoteModel, SectionModel } from './export-model.ts';

type Article = `article.${keyof ArticleFacts}`;
type Note = `note.${keyof NoteModel}`;
type Part = keyof ArticleModel | `section.${keyof SectionModel}`;
type Digest = keyof DigestModel | `group.${keyof DigestModel['groups'][number]}` | `entry.${'note' | 'article'}`;

/** What a template can say, in its own words: the most used of resources/templates/README.md, by what they belong to. */
export const templateWords = {
  article: [
    'article.title',
    'article.author',
    'article.site',
    'article.url',
    'article.published',
    'article.saved',
    'article.tags',
    'article.words',
    'article.highlights',
    'article.link',
  ] satisfies Article[],
  parts: [
    'notes',
    'sections',
    'section.heading',
    'section.notes',
    'general',
    'lost',
    'blocks',
    'entities',
  ] satisfies Part[],
  note: [
    'note.quote',
    'note.body',
    'note.color_name',
    'note.tags',
    'note.links',
    'note.created',
    'note.kind',
    'note.state',
    'note.link',
    'note.id',
  ] satisfies Note[],
  digest: ['groups', 'group.name', 'group.entries', 'entry.note', 'entry.article', 'highlights'] satisfies Digest[],
  filters: [
    'quote',
    'contained',
    'facts',
    'md',
    'heading',
    'source_line',
    'day',
    'hashtags',
    'link: "words"',
    'wikilink',
    'yaml',
  ],
} as const;

/** Every note with its passage. */
export const templateExample = '{% for note in notes %}\n{{ note | quote }}\n\n{{ note.body }}\n{% endfor %}';
