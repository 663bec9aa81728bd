import type { ArticleModel, DigestEntry, DigestModel, GroupBy } from '#shared/exporting/export-model.ts';
import { colors } from '#shared/model/choices.ts';
import type { Mention } from '#shared/model/entity.ts';

/** Gathers the annotations of many articles by what they have in common; one stands in each group that it belongs to. */
export class Digest {
  private readonly by: GroupBy;
  private readonly groups = new Map<string, DigestEntry[]>();
  private articles = 0;
  private highlights = 0;
  private articleNotes = 0;

  constructor(by: GroupBy) {
    this.by = by;
  }

  /** `mentions` are those of the article's entities, which grouping by entity takes. */
  add({ article: facts, notes: given, entities }: ArticleModel, mentions: readonly Mention[] = []): void {
    if (given.length === 0) return;
    // A quote that is cut out of a text keeps the whole of it in memory: what stays here is written anew.
    const [article, notes] = JSON.parse(JSON.stringify([facts, given])) as [typeof facts, typeof given];
    this.articles += 1;
    const names = new Map(entities.map(({ id, name }) => [id, name]));
    for (const note of notes) {
      if (note.kind === 'article-note') this.articleNotes += 1;
      else this.highlights += 1;
      const within = mentions.filter(({ start, end }) => start < (note.end ?? 0) && end > (note.start ?? 0));
      const named = within.map(({ entity }) => names.get(entity)).filter((name) => name !== undefined);
      const found = {
        tag: [...new Set([...article.tags, ...note.tags])],
        color: [note.color],
        entity: [...new Set(named)],
        date: [(article.published ?? article.saved).slice(0, 7)],
      }[this.by];
      for (const group of found.length === 0 ? [without[this.by]] : found) {
        const entries = this.groups.get(group);
        if (entries === undefined) this.groups.set(group, [{ note, article }]);
        else entries.push({ note, article });
      }
    }
  }

  /** Tags and names in the order of the alphabet, colours in that of their keys, months from the latest; then the rest. */
  model(): DigestModel {
    const rest = without[this.by];
    const places: readonly string[] = colors;
    const order: Readonly<Record<GroupBy, (a: string, b: string) => number>> = {
      tag: (a, b) => a.localeCompare(b),
      entity: (a, b) => a.localeCompare(b),
      color: (a, b) => places.indexOf(a) - places.indexOf(b),
      date: (a, b) => b.localeCompare(a),
    };
    const found = [...this.groups].map(([name, entries]) => ({ name, entries }));
    found.sort((a, b) => Number(a.name === rest) - Number(b.name === rest) || order[this.by](a.name, b.name));
    // Every note of a group has its colour, and what the person calls that.
    const nameOf = ({ name, entries }: (typeof found)[number]) =>
      this.by === 'color' ? entries[0]?.note.color_name : name;
    const groups = found.map((group) => ({ ...group, name: nameOf(group) ?? group.name }));
    const counts = { articles: this.articles, highlights: this.highlights, article_notes: this.articleNotes };
    return { by: this.by, ...counts, groups };
  }
}

const without: Readonly<Record<GroupBy, string>> = {
  tag: 'Without a tag',
  color: 'Without a colour',
  entity: 'Nobody named',
  date: 'Without a date',
};
