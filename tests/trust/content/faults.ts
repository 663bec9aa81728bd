import { parseHTML } from 'linkedom';
import { parseFragment } from 'parse5';
import { SaxesParser } from 'saxes';
import { bodyAttributes, bodyElements, mathLayouts, mathTokens } from '../../support/hostile-markup.ts';

/** What two parsers see of an element: names in lower case. */
interface Seen {
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
}

/** Every element of a body as the HTML standard's parser reads it. */
export function seenByParse5(html: string): Seen[] {
  const seen: Seen[] = [];
  const open: object[] = [parseFragment(html)];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if ('tagName' in node && 'attrs' in node) {
      const attributes = (node.attrs as { name: string; value: string }[]).map(
        ({ name, value }) => [name, value] as const,
      );
      seen.push({ name: String(node.tagName).toLowerCase(), attributes });
    } else if ('nodeName' in node && !['#text', '#document-fragment'].includes(String(node.nodeName))) {
      seen.push({ name: String(node.nodeName), attributes: [] });
    }
    if ('content' in node) open.push(node.content as object);
    if ('childNodes' in node) open.push(...(node.childNodes as object[]));
  }
  return seen;
}

/** Every element of a body as another parser reads it, which knows no standard and forgives everything. */
export function seenByLinkedom(html: string): Seen[] {
  const { document } = parseHTML(`<!DOCTYPE html><html><body>${html}</body></html>`);
  return [...document.body.querySelectorAll('*')].map((element) => ({
    name: element.localName.toLowerCase(),
    attributes: [...element.attributes].map(({ name, value }) => [name.toLowerCase(), value] as const),
  }));
}

const addresses = /^(?:https?:\/\/[^/?#@]*(?:[/?#]|$)|mailto:[^\s]+@|#fn(?:ref)?-[\d-]+$)/i;

/**
 * What in a stored body is not on the list of what a body may hold, written down a second time here and read by two
 * parsers; empty for a body that neither runs, loads, names nor styles anything.
 */
export function faultsOf(html: string): string[] {
  const faults: string[] = [];
  for (const { name, attributes } of [...seenByParse5(html), ...seenByLinkedom(html)]) {
    if (!bodyElements.has(name) && !mathTokens.has(name) && !mathLayouts.has(name)) faults.push(`<${name}>`);
    for (const [key, value] of attributes) {
      if (!bodyAttributes.has(key)) faults.push(`${name} ${key}=${value}`);
      else if (key === 'href' && !addresses.test(value)) faults.push(`leads to ${value}`);
      else if (key === 'id' && !/^fn(?:ref)?-[\d-]+$/.test(value)) faults.push(`is named ${value}`);
      else if (key === 'src' && !/^media\/(?:[0-9a-f]{32}|[\w-]+)\.?\w*$/.test(value)) faults.push(`loads ${value}`);
    }
  }
  return faults;
}

/** What of a kept drawing would act or ask for something, were it opened by itself, as a strict reader of XML sees it. */
export function drawingFaults(svg: string): string[] {
  const faults: string[] = [];
  const parser = new SaxesParser();
  let depth = 0;
  /** The text of the style sheet that is being read. */
  let sheet = '';
  parser.on('error', ({ message }) => faults.push(message));
  parser.on('doctype', (doctype) => faults.push(doctype));
  parser.on('processinginstruction', ({ target }) => faults.push(target));
  const style = (text: string) => {
    if (depth > 0) sheet += text;
  };
  parser.on('text', style);
  parser.on('cdata', style);
  parser.on('closetag', () => {
    if (depth === 0) return;
    depth -= 1;
    if (depth > 0) return;
    if (actingStyle.test(sheet)) faults.push(sheet);
    sheet = '';
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (depth > 0 || /(?:^|:)style$/i.test(name)) depth += 1;
    if (/(?:^|:)(?:script|foreignObject|image|iframe|animate\w*|set|handler|a)$/i.test(name)) faults.push(`<${name}>`);
    for (const [key, value] of Object.entries(attributes)) {
      const isAsking = /(?:href|src)$/i.test(key) && !value.startsWith('#');
      if (isAsking || /(?:^|:)on/i.test(key) || actingStyle.test(value)) faults.push(`${name} ${key}=${value}`);
    }
  });
  parser.write(svg).close();
  return faults;
}

const actingStyle = /javascript:|@import|url\(\s*["']?(?!#|["']#)[^)]*/i;
