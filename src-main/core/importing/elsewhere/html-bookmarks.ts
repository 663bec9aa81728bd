import { said } from '../../said.ts';
import { parseDocumentTree, type TreeElement, type TreeNode } from '../page/parse-tree.ts';
import { attributeOf, isText, isTreeElement } from '../page/tree-node.ts';
import { type ElsewhereExport, type ElsewhereItem, type ElsewhereRow, itemOf, skipOf } from './item.ts';
import { extraOf, folderTag, momentOf, tagsOf, webAddress } from './values.ts';

/** Whether a page begins as a list of bookmarks does: NETSCAPE-Bookmark-file-1, or Pocket's older export. */
export function isBookmarkPage(head: string): boolean {
  return /^[\s\ufeff]*<!doctype\s+netscape-bookmark-file-1/i.test(head) || isPocketPage(head);
}

function isPocketPage(head: string): boolean {
  return /<title>\s*Pocket Export\s*<\/title>/i.test(head);
}

/** Reads a page of bookmarks; null for any other page. Throws where its markup is out of proportion. */
export function readBookmarkPage(html: string): ElsewhereExport | null {
  if (!isBookmarkPage(html.slice(0, 4096))) return null;
  const tree = parseDocumentTree(html);
  if (isPocketPage(html.slice(0, 4096))) return { app: 'pocket', rows: pocketRows(tree.childNodes) };
  return { app: 'bookmarks', rows: bookmarkRows(tree.childNodes) };
}

/** Pocket: the list under "Unread" and the one under "Read Archive"; tags apart by commas here. */
function pocketRows(nodes: readonly TreeNode[]): ElsewhereRow[] {
  const rows: ElsewhereRow[] = [];
  let isArchive = false;
  visit(nodes, (element) => {
    if (element.tagName === 'h1') isArchive = /archive/i.test(textIn(element));
    if (element.tagName !== 'a') return;
    const [title, row] = [textIn(element), `link ${rows.length + 1}`];
    const url = webAddress(attributeOf(element, 'href'));
    if (url === null) rows.push(skipOf(row, title, said().elsewhere.noAddressOfWeb, true));
    else
      rows.push(
        itemOf({
          ...{ app: 'pocket', row, url },
          title: title === url ? '' : title,
          saved: momentOf(attributeOf(element, 'time_added')),
          tags: tagsOf((attributeOf(element, 'tags') ?? '').split(',')),
          state: isArchive ? 'archive' : 'inbox',
        }),
      );
  });
  return rows;
}

/** Browsers and those who write as they do: folders in one another become one tag, `outer/inner`. */
function bookmarkRows(nodes: readonly TreeNode[]): ElsewhereRow[] {
  const rows: ElsewhereRow[] = [];
  const folders: string[] = [];
  let heading = '';
  let isLast = false;
  visit(
    nodes,
    (element) => {
      if (element.tagName === 'h3') {
        heading = attributeOf(element, 'personal_toolbar_folder') === 'true' ? '' : textIn(element);
        isLast = false;
      } else if (element.tagName === 'dl') {
        folders.push(heading);
        heading = '';
      } else if (element.tagName === 'a') {
        rows.push(bookmarkOf(element, folders, `bookmark ${rows.length + 1}`));
        isLast = true;
      } else if (element.tagName === 'dd' && isLast) {
        describe(rows, ownText(element));
        isLast = false;
      }
    },
    (element) => {
      if (element.tagName === 'dl') folders.pop();
    },
  );
  return rows;
}

function bookmarkOf(element: TreeElement, folders: readonly string[], row: string): ElsewhereRow {
  const [title, href] = [textIn(element), attributeOf(element, 'href') ?? ''];
  const url = webAddress(href);
  if (url === null) {
    const scheme = /^[a-z][\w+.-]*:/i.exec(href.trim())?.[0];
    const { noPage, otherScheme } = said().elsewhere;
    return skipOf(row, title, scheme === undefined ? noPage : otherScheme(scheme));
  }
  const attributes = Object.fromEntries(element.attrs.map(({ name, value }) => [name, value]));
  return itemOf({
    ...{ app: 'bookmarks', row, url, title },
    saved: momentOf(attributes.add_date),
    tags: tagsOf([folderTag(folders), ...(attributes.tags ?? '').split(',')]),
    state: attributes.toread === '1' ? 'later' : 'inbox',
    // Little pictures are no fact of a page.
    extra: extraOf(attributes, ['href', 'add_date', 'tags', 'toread', 'icon', 'icon_uri']),
  });
}

function describe(rows: ElsewhereRow[], description: string): void {
  const last = rows.at(-1);
  if (last?.kind !== 'item' || description === '') return;
  rows[rows.length - 1] = { ...last, description } satisfies ElsewhereItem;
}

function visit(
  nodes: readonly TreeNode[],
  enter: (element: TreeElement) => void,
  leave: (element: TreeElement) => void = () => undefined,
): void {
  for (const node of nodes) {
    if (!isTreeElement(node)) continue;
    enter(node);
    visit(node.childNodes, enter, leave);
    leave(node);
  }
}

function textIn(element: TreeElement): string {
  let text = '';
  const add = (nodes: readonly TreeNode[]): void => {
    for (const node of nodes) {
      if (isText(node)) text += node.value;
      else if (isTreeElement(node)) add(node.childNodes);
    }
  };
  add(element.childNodes);
  return text.replace(/\s+/g, ' ').trim();
}

/** Without what lies in it: the end of a description is not written, so that the next list may be inside. */
function ownText(element: TreeElement): string {
  return element.childNodes
    .map((node) => (isText(node) ? node.value : ''))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}
