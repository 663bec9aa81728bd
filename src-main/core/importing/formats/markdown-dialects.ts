/**
 * Writes what note-taking programs add to Markdown in its own words: wiki links and embeds (`[[Page|words]]`,
 * `![[picture.png]]`), marked text (`==so==`), comments (`%%so%%`), callouts (`> [!note] Title`). Code stays as it is.
 */
export function plainMarkdown(text: string): string {
  let fence: string | null = null;
  return text
    .split('\n')
    .map((line) => {
      const sign = /^\s{0,3}(?:>\s?)*\s{0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? null;
      if (fence !== null) {
        if (sign?.startsWith(fence) ?? false) fence = null;
        return line;
      }
      if (sign !== null) {
        fence = sign;
        return line;
      }
      return /^(?: {4}|\t)/.test(line) ? line : plainLine(line);
    })
    .join('\n');
}

const pictures = /\.(?:png|jpe?g|gif|webp|avif|bmp)$/i;

function plainLine(line: string): string {
  if (line.length > 20_000 || !/\[\[|==|%%|\[!/.test(line)) return line;
  return line
    .split(/(`+[^`]*`+)/)
    .map((part, index) => (index % 2 === 1 ? part : plainPart(part)))
    .join('');
}

function plainPart(part: string): string {
  return part
    .replace(/%%[^%]{0,2000}%%/g, '')
    .replace(/!\[\[([^[\]|]{1,500})(?:\|([^[\]]{0,500}))?\]\]/g, (_, target: string, words?: string) =>
      embed(target, words),
    )
    .replace(/\[\[(?:[^[\]|]{1,500}\|)?([^[\]|]{1,500})\]\]/g, '$1')
    .replace(/==(?=\S)([^=]{1,2000})==/g, '$1')
    .replace(/^(\s*(?:>\s?)+)\[!([\w-]{1,40})\][+-]?[ \t]*(.*)$/, (_, quote: string, kind: string, title: string) => {
      const words = title.trim() === '' ? kind.charAt(0).toUpperCase() + kind.slice(1).toLowerCase() : title.trim();
      return `${quote}**${words}**  `;
    });
}

function embed(target: string, words: string | undefined): string {
  const path = target.trim();
  if (!pictures.test(path)) return path;
  // Behind the bar stands a width as often as words.
  const alt = words === undefined || /^\d+(?:x\d+)?$/.test(words) ? '' : words;
  return `![${alt}](<${path}>)`;
}
