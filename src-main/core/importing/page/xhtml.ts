import { voidElements } from './open-elements.ts';
import { readAttributes } from './tag-attributes.ts';

/** Whether browsers would read a page by the rules of XML, in which any element may be empty. */
export function isXhtml(text: string, { name, contentType = '' }: { name: string; contentType?: string }): boolean {
  if (/\.xht(?:ml)?$/i.test(name) || /^application\/xhtml\+xml\b/i.test(contentType)) return true;
  return /^\s*<\?xml\s/.test(text.slice(0, 200)) && text.slice(0, 4096).includes('http://www.w3.org/1999/xhtml');
}

/**
 * Writes XHTML so that an HTML parser sees the same tree: empty elements get their end tag (`<a id="p12"/>` would
 * stay open), CDATA becomes text, and a picture that is wrapped in a drawing, as books do to scale it, stands behind
 * it as an image. Linear.
 */
export function xhtmlToHtml(xhtml: string): string {
  const pieces: string[] = [];
  const pictures: string[] = [];
  let copied = 0;
  const replace = (from: number, to: number, text: string): number => {
    pieces.push(xhtml.slice(copied, from), text);
    copied = to;
    return to;
  };
  let at = xhtml.indexOf('<');
  while (at >= 0) {
    let next = at + 1;
    if (xhtml.startsWith('<!--', at)) next = after(xhtml, '-->', at);
    else if (xhtml.startsWith('<?', at)) next = after(xhtml, '?>', at);
    else if (xhtml.startsWith('<![CDATA[', at)) {
      const end = after(xhtml, ']]>', at);
      next = replace(at, end, escapeText(xhtml.slice(at + 9, xhtml.startsWith(']]>', end - 3) ? end - 3 : end)));
    } else if (xhtml.startsWith('</', at)) {
      next = after(xhtml, '>', at);
      if (pictures.length > 0 && /^<\/svg[\s>]/i.test(xhtml.slice(at, at + 7))) {
        replace(next, next, pictures.splice(0).join(''));
      }
    } else {
      tagName.lastIndex = at + 1;
      const name = tagName.exec(xhtml)?.[0] ?? '';
      const tag = name === '' ? null : readAttributes(xhtml, at + 1 + name.length);
      // A tag without an end takes all that is left.
      if (name !== '' && tag === null) break;
      if (tag !== null) {
        next = tag.end;
        const lower = name.toLowerCase();
        if (lower === 'image') {
          const source = tag.attributes.find((attribute) => /^(?:xlink:)?href$/.test(attribute.name))?.value;
          if (source !== undefined) pictures.push(`<img src="${source.replaceAll('"', '&quot;')}">`);
        }
        const isEmpty = xhtml[tag.end - 2] === '/' && !voidElements.has(lower);
        if (isEmpty) replace(tag.end - 2, tag.end, `></${name}>`);
      }
    }
    at = xhtml.indexOf('<', next);
  }
  replace(xhtml.length, xhtml.length, '');
  return pieces.join('');
}

const tagName = /[a-z][^\s/>]*/iy;

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at + mark.length;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
