import type { ArticleFacts } from '#shared/exporting/export-model.ts';

/** Year, month and day of an ISO date, as far as it tells them. */
function datePartsOf(date: string | null): number[] {
  const [, ...parts] = /^(\d{4})-(\d\d)-(\d\d)/.exec(date ?? '') ?? [];
  return parts.map(Number);
}

const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();

const latex: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

function bibtexText(text: string): string {
  return oneLine(text).replace(/[\\{}~^]|[&%$#_]/g, (unit) => latex[unit] ?? `\\${unit}`);
}

/** An address within braces: what would end them is escaped as addresses are. */
function bibtexAddress(url: string): string {
  return oneLine(url).replace(/[{}\\\s%]/g, (unit) =>
    unit === '%' ? '\\%' : encodeURIComponent(unit).replace('%', '\\%'),
  );
}

/** The source of an article as an entry of BibTeX (BibLaTeX's `@online`), by its Postil id; UTF-8. */
export function bibtexEntry(article: ArticleFacts): string {
  const { id, title, author, site, source, published, saved, all_tags: tags } = article;
  const fields: [string, string | null][] = [
    ['title', `{${bibtexText(title)}}`],
    // A by-line is no list of names: it stays as one.
    ['author', author && `{${bibtexText(author)}}`],
    ['organization', site && bibtexText(site)],
    ['url', source && bibtexAddress(source)],
    ['date', published?.slice(0, 10) ?? null],
    ['year', published?.slice(0, 4) ?? null],
    ['urldate', saved.slice(0, 10)],
    ['keywords', tags.length === 0 ? null : bibtexText(tags.map((tag) => tag.replaceAll(',', ' ')).join(', '))],
  ];
  const lines = fields
    .filter(([, value]) => value !== null && value !== '')
    .map(([key, value]) => `  ${key} = {${value}}`);
  return `@online{postil-${id.toLowerCase()},\n${lines.join(',\n')}\n}\n\n`;
}

/** The source as an item of CSL-JSON 1.0. */
export function cslItem(article: ArticleFacts): object {
  const { id, title, author, site, source, published, saved, language, description, all_tags: tags } = article;
  const [issued, accessed] = [datePartsOf(published), datePartsOf(saved)];
  return {
    id: `postil-${id.toLowerCase()}`,
    type: 'webpage',
    title: oneLine(title),
    ...(author !== null && { author: [{ literal: oneLine(author) }] }),
    ...(site !== null && { 'container-title': oneLine(site) }),
    ...(source !== null && { URL: source }),
    ...(issued.length > 0 && { issued: { 'date-parts': [issued] } }),
    ...(accessed.length > 0 && { accessed: { 'date-parts': [accessed] } }),
    ...(language !== null && { language }),
    ...(description !== null && { abstract: oneLine(description) }),
    ...(tags.length > 0 && { keyword: tags.join(', ') }),
    source: 'Postil',
  };
}

/** The source as a record of RIS: `XX  - value` lines that end in CRLF. */
export function risRecord(article: ArticleFacts): string {
  const { id, title, author, site, source, published, saved, language, all_tags: tags } = article;
  const day = (date: string | null) => (date === null ? null : `${date.slice(0, 10).replaceAll('-', '/')}/`);
  const lines: [string, string | null][] = [
    ['TY', 'ELEC'],
    ['ID', `postil-${id.toLowerCase()}`],
    ['TI', title],
    ['AU', author],
    ['T2', site],
    ['PY', published?.slice(0, 4) ?? null],
    ['DA', day(published)],
    ['Y2', day(saved)],
    ['UR', source],
    ['LA', language],
    ...tags.map((tag): [string, string] => ['KW', tag]),
    ['DB', 'Postil'],
  ];
  const known = lines.filter(([, value]) => value !== null && oneLine(value) !== '');
  return `${known.map(([tag, value]) => `${tag}  - ${oneLine(value ?? '')}\r\n`).join('')}ER  - \r\n\r\n`;
}
