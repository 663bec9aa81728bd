/** Text of XML 1.0, also within quotes: characters that it cannot hold go. */
export function xmlText(text: string): string {
  const named: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    '\n': '&#10;',
  };
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed.
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replace(/[&<>"\n]/g, (unit) => named[unit] ?? unit)
  );
}

export const opmlHead =
  '<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n  <head>\n    <title>Postil</title>\n  </head>\n  <body>\n';
export const opmlTail = '  </body>\n</opml>\n';

/** The beginning of a list, which `outlineEnd` ends; its query stands in an attribute of ours. */
export function outlineStart({ name, query }: { readonly name: string; readonly query: string }): string {
  return `    <outline text="${xmlText(name)}" postilQuery="${xmlText(query)}">\n`;
}

export const outlineEnd = '    </outline>\n';

/** An article of a list: a link to its source, else to it in Postil. */
export function outlineItem({
  id,
  title,
  url,
}: {
  readonly id: string;
  readonly title: string;
  readonly url: string | null;
}): string {
  const to = url !== null && /^https?:/i.test(url) ? url : `postil://article/${id}`;
  return `      <outline type="link" text="${xmlText(title)}" url="${xmlText(to)}"/>\n`;
}
