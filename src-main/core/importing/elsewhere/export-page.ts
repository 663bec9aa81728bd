import { titleOf } from './entry.ts';
import type { ElsewhereItem } from './item.ts';

/** The page of an item whose text came with the export: that text, and in its head what else the export says of it. */
export function exportPage(
  item: ElsewhereItem,
  body: { readonly kind: 'html' | 'text'; readonly content: string },
): string {
  const { url, byline, site, language, published, description } = item;
  const meta = (name: string, value: string | null) =>
    value === null ? '' : `<meta ${name} content="${escaped(value)}">\n`;
  return `<!doctype html>
<html${language === null ? '' : ` lang="${escaped(language)}"`}><head><meta charset="utf-8">
<title>${escaped(titleOf(item))}</title>
${url === null ? '' : `<link rel="canonical" href="${escaped(url)}">\n`}${meta('property="og:title"', titleOf(item))}${meta('name="author"', byline)}${meta('property="article:published_time"', published)}${meta('property="og:site_name"', site)}${meta('name="description"', description)}</head>
<body><article>${body.kind === 'html' ? body.content : paragraphsOf(body.content)}</article></body></html>
`;
}

function paragraphsOf(text: string): string {
  return text
    .split(/(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)+/)
    .map((part) => `<p>${escaped(part.trim()).replace(/\r\n|\n|\r/g, '<br>')}</p>`)
    .join('\n');
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
