import { type DomDocument, type DomElement, textOf } from '../page/dom.ts';

const initials =
  '[class*="drop" i], [class*="initial" i], [class*="first-letter" i], [class*="firstletter" i], [class*="lettrine" i]';
const initialNames =
  /(?:^|[\s_-])(?:drop-?cap\w*|initial(?:-?cap|-letter)?|first-?letter|lettrine|big-?letter)(?:$|[\s_-])/i;

/** Puts the large letter at the head of a text, in a box or drawn, back to the word that it begins. */
export function settleLetters(page: DomDocument): void {
  for (const element of [...page.querySelectorAll(initials)]) {
    if (!initialNames.test(element.getAttribute('class') ?? '')) continue;
    const text = element.localName === 'img' ? (element.getAttribute('alt') ?? '').trim() : textOf(element);
    if (!/^["“„«‘'(¿¡]*\p{L}\p{M}*['’]?$/u.test(text)) continue;
    closeUp(element);
    element.replaceWith(text);
  }
}

/** White space between the letter and its word is there for the eye of whoever wrote the markup. */
function closeUp(element: DomElement): void {
  const next = element.nextSibling;
  if (next?.nodeType !== 3) return;
  const rest = next.nodeValue ?? '';
  // A letter that is a word of its own keeps its distance: "A ship", "I was".
  const isWord = /^[AIOÀÉYŌ]$/iu.test(textOf(element)) && /^\s/.test(rest);
  if (!isWord && /^\s+\p{Ll}/u.test(rest)) next.nodeValue = rest.trimStart();
}
