/** What the address of a window's page says, so that who opens it again finds what it showed. */
export interface PageAddress {
  /** Which of the host's windows it is; null in a browser. */
  readonly window: string | null;
  /** The article that is open in it; null for the one that was read last in any window. */
  readonly article: string | null;
  /** Whether the article has the window for itself: without the library, until it is asked for. */
  readonly alone: boolean;
  /** What is selected in the article: UTF-16 units of its reading text, and the beginning of the hash of the body they refer to. */
  readonly selection: { readonly start: number; readonly end: number; readonly content: string } | null;
}

/** Of a body, `sha256-…`, as much as an address says. */
export const contentSigns = 19;

const windowPattern = /^\d{1,6}$/;
const articlePattern = /^[0-9A-Z]{26}$/;
const selectionPattern = /^(\d{1,9})-(\d{1,9})-(sha256-[0-9a-f]{12})$/;

/**
 * Reads the query of a page's address (`?window=1&article=01…&alone&selection=120-164-sha256-…`); what is not ours in it
 * counts for nothing.
 */
export function readPageAddress(search: string): PageAddress {
  const said = new Map(
    search
      .replace(/^\?/, '')
      .split('&')
      .map((each) => each.split('=', 2))
      .map(([name = '', value = '']) => [name, value]),
  );
  const window = said.get('window') ?? '';
  const article = said.get('article') ?? '';
  const isArticle = articlePattern.test(article);
  return {
    window: windowPattern.test(window) ? window : null,
    article: isArticle ? article : null,
    alone: isArticle && said.has('alone'),
    selection: isArticle ? selectionOf(said.get('selection') ?? '') : null,
  };
}

function selectionOf(given: string): PageAddress['selection'] {
  const [, start, end, content = ''] = selectionPattern.exec(given) ?? [];
  const passage = { start: Number(start), end: Number(end), content };
  return passage.start < passage.end ? passage : null;
}

/** The query of such an address, or nothing where it says nothing. */
export function writePageAddress({ window, article, alone, selection }: PageAddress): string {
  const said = [
    ...(window === null ? [] : [`window=${window}`]),
    ...(article === null ? [] : [`article=${article}`]),
    ...(article !== null && alone ? ['alone'] : []),
    ...(article !== null && selection !== null
      ? [`selection=${selection.start}-${selection.end}-${selection.content.slice(0, contentSigns)}`]
      : []),
  ];
  return said.length === 0 ? '' : `?${said.join('&')}`;
}
