import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { hashtag } from '#shared/model/hashtags.ts';
import { safeNote } from '../../lib/article-page/safe-body.ts';
import { text } from '../../lib/text.ts';

/** No picture is shown, so none is looked for; footnotes would need names in the document. */
const without = ['labelStartImage', 'gfmFootnoteCall', 'gfmFootnoteDefinition', 'gfmPotentialFootnoteCall'];

/**
 * A note's Markdown (CommonMark and GitHub's tables, tasks, addresses) as nodes that are safe to put into the document.
 * HTML in it is text. `isPlain` says that it looks no different from what was typed.
 */
export function noteNodes(body: string): { nodes: DocumentFragment; isPlain: boolean } {
  const html = micromark(body, {
    // Which addresses may stand is decided by `safeNote`, which knows those of Postil.
    allowDangerousProtocol: true,
    extensions: [gfm(), { disable: { null: without } }],
    htmlExtensions: [gfmHtml()],
  });
  const nodes = safeNote(
    html.replaceAll(/<input type="checkbox" disabled="" (checked="" )?\/>|<input[^>]*type="checkbox"[^>]*>/g, (box) =>
      box.includes('checked=""') ? '☑' : '☐',
    ),
  );
  const isPlain = [...nodes.querySelectorAll(':not(p, br)')].every(isBareLink);
  for (const item of nodes.querySelectorAll('li')) item.toggleAttribute('data-task', /^\s*[☐☑]/.test(item.textContent));
  decorate(nodes);
  return { nodes, isPlain };
}

function isBareLink(element: Element): boolean {
  return element instanceof HTMLAnchorElement && (element.getAttribute('href') ?? '').endsWith(element.textContent);
}

/** Tags and bare addresses of Postil in running text: a `<b data-tag>`, a link. */
function decorate(root: DocumentFragment): void {
  const found = new RegExp(`${hashtag.source}|postil://article/\\w+(?:#\\w+)?`, 'gu');
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node.parentElement?.closest('code, pre, a') == null) texts.push(node as Text);
  }
  for (const node of texts) {
    const parts: (string | Node)[] = [];
    let at = 0;
    for (const match of node.data.matchAll(found)) {
      parts.push(node.data.slice(at, match.index), match[0].startsWith('#') ? tagOf(match[0]) : linkOf(match[0]));
      at = match.index + match[0].length;
    }
    if (at > 0) node.replaceWith(...parts, node.data.slice(at));
  }
}

function tagOf(word: string): HTMLElement {
  const tag = document.createElement('b');
  tag.dataset.tag = word.slice(1);
  tag.append(word);
  return tag;
}

function linkOf(url: string): HTMLElement {
  const link = document.createElement('a');
  link.href = url;
  link.append(text.margin.bareLink);
  return link;
}
