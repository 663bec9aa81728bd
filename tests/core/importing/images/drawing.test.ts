import { describe, expect, test } from 'vitest';
import { cleanDrawing } from '#core/importing/images/clean-drawing.ts';
import { inlineDrawing } from '#core/importing/images/inline-drawing.ts';
import { guardHtml } from '#core/importing/page/guard-html.ts';

const open =
  '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 400 200">';
const clean = (text: string) => cleanDrawing(new TextEncoder().encode(text));
const textOf = (text: string) => new TextDecoder().decode(clean(text)?.bytes);
const within = (content: string) => `${open}${content}</svg>`;

describe('a drawing', () => {
  test('keeps its shapes, text and paint, and what it refers to in itself', () => {
    const content =
      '<title>Floods</title><defs><linearGradient id="g"><stop offset="0" stop-color="#fff"></stop></linearGradient>' +
      '<path id="m" d="M0 0h1"></path></defs><style>.a{fill:url(#g)}</style>' +
      '<g transform="translate(1 2)"><rect class="a" x="1" width="5" height="5" fill="url(#g)"></rect>' +
      '<use href="#m" x="3"></use><text font-size="9">a &lt; b &amp; c</text></g>';
    expect(textOf(within(content))).toBe(
      `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="200" viewBox="0 0 400 200">${content}</svg>`,
    );
  });

  test('loses what says nothing to a reader', () => {
    const content =
      '<?xml-stylesheet href="https://evil.example/a.css"?><!-- note --><metadata><x xmlns="urn:x">1</x></metadata>' +
      '<g xmlns:ink="urn:ink" ink:label="Layer" data-x="1"><a xlink:href="https://evil.example/"><path d="M0 0"/></a></g>';
    expect(textOf(`<?xml version="1.0"?><!DOCTYPE svg>${within(content)}`)).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="200" viewBox="0 0 400 200"><g><g><path d="M0 0"></path></g></g></svg>',
    );
  });

  test('loses its handlers', () => {
    expect(textOf(within('<rect onload="alert(1)" onclick="x" width="1"/>'))).not.toMatch(/onload|onclick|alert/);
  });

  test.each([
    ['a script', '<script>alert(1)</script>'],
    ['a script of another name', '<s:script xmlns:s="http://www.w3.org/2000/svg">1</s:script>'],
    ['a document', '<foreignObject><b xmlns="http://www.w3.org/1999/xhtml">x</b></foreignObject>'],
    ['a picture from elsewhere', '<image href="https://evil.example/a.png"/>'],
    ['an animation', '<rect><animate attributeName="x"/></rect>'],
    ['a part of another file', '<use href="other.svg#a"/>'],
    ['a part of another site', '<use xlink:href="https://evil.example/a.svg#b"/>'],
    ['paint from elsewhere', '<rect fill="url(https://evil.example/a#b)"/>'],
    ['a style from elsewhere', '<style>@import "https://evil.example/a.css";</style>'],
    ['a font from elsewhere', '<style>a{src:url("//evil.example/f")}</style>'],
    ['an escape', '<rect style="fill:u\\72l(//evil.example/)"/>'],
    ['a part that holds itself', '<g id="a"><use href="#a"/></g>'],
    ['parts that multiply', '<g id="a"><path d="M0 0"/></g><g id="b"><use href="#a"/></g><use href="#b"/>'],
    ['patterns in patterns', '<pattern id="a"><rect fill="url(#b)"/></pattern>'],
    ['broken markup', '<g>'],
    ['an unknown entity', '<text>&x;</text>'],
    ['great depth', `${'<g>'.repeat(200)}${'</g>'.repeat(200)}`],
    ['too many parts', '<g/>'.repeat(30_000)],
  ])('is not kept when it holds %s', (_what, content) => {
    expect(clean(within(content))).toBeNull();
  });

  test.each([
    ['no drawing', '<p>x</p>'],
    ['of another language', '<svg><rect/></svg>'],
    ['without a size', '<svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>'],
    ['with entities of its own', `<!DOCTYPE svg [<!ENTITY a "b">]>${within('<text>&a;</text>')}`],
    ['enormous', within(`<text>${'x'.repeat(3_000_000)}</text>`)],
    ['in no known letters', `${within('\udcff')}`.replace('\ufffd', '\xff')],
  ])('is not kept when it is %s', (_what, text) => {
    expect(cleanDrawing(Buffer.from(text, 'latin1'))).toBeNull();
  });

  test('has the size that it declares, in pixels', () => {
    const sized = (attributes: string) => {
      const kept = clean(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}><path d="M0 0"/></svg>`);
      return kept === null ? null : [kept.width, kept.height];
    };
    expect(sized('width="300" height="150px"')).toEqual([300, 150]);
    expect(sized('width="100%" viewBox="0 0 640 320"')).toEqual([640, 320]);
    expect(sized('width="72pt" viewBox="0 0 10 5"')).toEqual([96, 48]);
    expect(sized('width="100%"')).toBeNull();
  });
});

describe('a drawing in the markup of a page', () => {
  const bars = Array.from({ length: 14 }, (_, n) => `<rect x=${n * 20} y=10 width=15 height=${n * 5} fill=#345>`).join(
    '</rect>',
  );
  const chart = `<svg viewBox="0 0 400 200" aria-label="Floods &amp; droughts"><g>${bars}</rect><text x=1 y=9>2024&nbsp;ff.</text></g></svg>`;

  test('that is a chart becomes an image', () => {
    const { html, dataUris } = guardHtml(`<p>Before</p>${chart}<p>After</p>`, 'x');
    expect(html).toBe('<p>Before</p><img src="postil-data:0" alt="Floods &amp; droughts"><p>After</p>');
    const bytes = Buffer.from(dataUris[0]?.split(',')[1] ?? '', 'base64');
    const kept = cleanDrawing(bytes);
    expect([kept?.width, kept?.height]).toEqual([400, 200]);
    expect(new TextDecoder().decode(kept?.bytes)).toContain('<text x="1" y="9">2024\u00a0ff.</text>');
  });

  test.each([
    ['an icon', '<svg viewBox="0 0 512 512" width="16" height="16">'],
    ['a large icon of one shape', '<svg viewBox="0 0 512 512">', `<path fill="red" d="${'M0 0'.repeat(200)}"/>`],
    ['hidden', '<svg viewBox="0 0 400 200" style="display: none">'],
    ['black without the page', '<svg viewBox="0 0 400 200">', '<rect class="bar" width="40" height="40"/>'.repeat(30)],
  ])('that is %s goes', (_what, tag, content = `<g>${bars}</rect></g>`) => {
    expect(guardHtml(`<p>Before</p>${tag}${content}</svg><p>After</p>`, 'x').html).toBe('<p>Before</p><p>After</p>');
  });

  test('goes with the drawings that are in it', () => {
    const { html } = guardHtml('<p>a</p><svg><svg><text>in</text></svg><text>out</text></svg><p>b</p>', 'x');
    expect(html).toBe('<p>a</p><p>b</p>');
  });

  test('that is never closed takes no more than one look', () => {
    const { html } = guardHtml(`<p>a</p>${'<svg><svg></svg>'.repeat(100_000)}`, 'x');
    expect(html).toBe('<p>a</p>');
    expect(inlineDrawing(`<svg viewBox="0 0 400 200" fill="red">${'<g><rect/>'.repeat(50_000)}</svg>`)).toBeNull();
  });
});
