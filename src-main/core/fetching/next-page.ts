/**
 * Whether `next` is page `number` of the article that begins at `first`. Many sites use `rel=next` for the next
 * article: here both addresses have to be one and the same but for the number of the page.
 */
export function isNextPage(first: URL, next: URL, number: number): boolean {
  if (first.hostname !== next.hostname || first.protocol !== next.protocol) return false;
  const rest = withoutPage(next, number);
  return rest !== null && (rest === plain(first) || rest === withoutPage(first, 1));
}

const pageName = '(?:page|pagina|seite|teil|part|pg|p|s)';

/** The address without what names that page of it; null when nothing does. */
function withoutPage(address: URL, number: number): string | null {
  const url = new URL(address);
  for (const [name, value] of url.searchParams) {
    if (value !== String(number) || !new RegExp(`^(?:${pageName}|paged|pageno|pagenum|page_number)$`, 'i').test(name))
      continue;
    url.searchParams.delete(name);
    return plain(url);
  }
  // "/story/2", "/story/page/2", "/story-page-2.html", "/story_2.html", "/story,seite-2"
  const pattern = new RegExp(`(?:/${pageName})?[/_,-](?:${pageName}[-_]?)?0?${number}(\\.[a-z]{3,5})?/?$`, 'i');
  const path = url.pathname.replace(pattern, '$1');
  if (path === url.pathname) return null;
  url.pathname = path;
  return plain(url);
}

function plain(address: URL): string {
  const url = new URL(address);
  url.hash = '';
  url.searchParams.sort();
  url.pathname = url.pathname.replace(/\/+$/, '');
  return url.href;
}
