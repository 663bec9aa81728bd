import { type CommandId, findCommand } from '../commands/catalogue.ts';
import { fold } from '../finding/fold.ts';

/** The pages of the guide in their order; each is `resources/guide/<language>/<name>.md`. */
export const guidePages = [
  'start',
  'reading',
  'marking',
  'notes',
  'finding',
  'library',
  'entities',
  'importing',
  'exporting',
  'backup',
  'keys',
  'settings',
  'trouble',
] as const;
export type GuideName = (typeof guidePages)[number];

export interface GuideSection {
  /** Null for what stands under the title. */
  readonly heading: string | null;
  readonly markdown: string;
}

export interface GuidePage {
  readonly name: GuideName;
  readonly title: string;
  readonly sections: readonly GuideSection[];
}

/** What stands in braces in a page: the key of a command, keys that are none, or a command's title. */
export type GuidePart =
  | { readonly kind: 'command' | 'title'; readonly id: CommandId }
  | { readonly kind: 'keys'; readonly binding: string };

/** Where a page names what is shown as the app has it: `{mark.note}`, `{key:Shift}`, `{title:file.backup}`. */
export const guideParts = /\{([^{}\s]+)\}/;

/** Reads a page: its title is the heading of the first level, its sections begin with those of the second. Throws without a title. */
export function readGuidePage(name: GuideName, markdown: string): GuidePage {
  const [first = '', ...rest] = markdown.split(/^## /m);
  const title = /^# (.+)\n/.exec(first)?.[1];
  if (title === undefined) throw new Error(`The page ${name} of the guide has no title.`);
  const under: GuideSection = { heading: null, markdown: first.slice(first.indexOf('\n')).trim() };
  const sections = rest.map((section): GuideSection => {
    const end = section.indexOf('\n');
    return { heading: section.slice(0, end).trim(), markdown: section.slice(end).trim() };
  });
  return { name, title, sections: under.markdown === '' ? sections : [under, ...sections] };
}

/** What a name in braces stands for; null where there is no such command. */
export function guidePart(name: string): GuidePart | null {
  if (name.startsWith('key:')) return { kind: 'keys', binding: name.slice('key:'.length) };
  const kind = name.startsWith('title:') ? 'title' : 'command';
  const id = findCommand(name.replace(/^title:/, ''))?.id;
  return id === undefined ? null : { kind, id: id as CommandId };
}

export interface GuideHit {
  readonly page: GuidePage;
  readonly section: GuideSection;
}

/** The sections that have all words, whatever the case and accents, in titles, headings or text; those with them in a heading first. */
export function searchGuide(
  pages: readonly GuidePage[],
  query: string,
  titleOf: (id: CommandId) => string,
): GuideHit[] {
  const words = fold(query).text.split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const isIn = (text: string) => {
    const folded = fold(text).text;
    return words.every((word) => folded.includes(word));
  };
  const hits = pages.flatMap((page) =>
    page.sections
      .map((section) => ({ page, section, head: `${page.title} ${section.heading ?? ''}` }))
      .filter(({ section, head }) => isIn(`${head} ${plainGuide(section.markdown, titleOf)}`)),
  );
  return [...hits.filter(({ head }) => isIn(head)), ...hits.filter(({ head }) => !isIn(head))];
}

/** The words of a section without the signs of Markdown; keys are left out, commands have the title that `titleOf` gives. */
export function plainGuide(markdown: string, titleOf: (id: CommandId) => string): string {
  return markdown
    .replaceAll(new RegExp(guideParts, 'g'), (_, name: string) => {
      const part = guidePart(name);
      return part?.kind === 'title' ? titleOf(part.id) : '';
    })
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^\s*(?:[-*]|\d+\.)\s+/gm, '')
    .replace(/^[|\s:-]+$/gm, '')
    .replace(/[*`|]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
