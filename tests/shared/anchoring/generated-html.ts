import fc from 'fast-check';

const text = fc.oneof(
  fc.constantFrom(
    'word',
    'two words',
    ' led by space',
    'trailed ',
    '\n',
    '  ',
    '\t',
    'a\u00a0b',
    'naïve 😀',
    'x &amp; y',
    '漢字',
  ),
  fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '\u3000', '&lt;'), maxLength: 8 }),
);

/** Markup of a body: blocks, inline elements, lists, tables, breaks, preformatted and silent parts, nested at will. */
export const bodyHtml = fc.letrec<{ inline: string; block: string; body: string }>((tie) => {
  const wrap = (content: fc.Arbitrary<string[]>, ...names: string[]) =>
    fc.tuple(fc.constantFrom(...names), content).map(([name, parts]) => `<${name}>${parts.join('')}</${name}>`);
  const inlines = fc.array(tie('inline'), { maxLength: 4 });
  const blocks = fc.array(tie('block'), { maxLength: 3 });
  return {
    inline: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'inline' },
      text,
      wrap(inlines, 'em', 'a', 'code', 'sup', 'span'),
      fc.constantFrom(
        '<br>',
        '<img src="media/x.png" alt="never read">',
        '<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>',
      ),
    ),
    block: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'block' },
      wrap(inlines, 'p', 'h2', 'li', 'figcaption'),
      wrap(blocks, 'div', 'blockquote', 'section', 'ul', 'figure'),
      inlines.map((parts) => `<table><tr><td>${parts.join('</td><td>')}</td></tr></table>`),
      fc.constantFrom('<hr>', '<!-- a comment -->', '<script>never()</script>', '<style>p { color: red }</style>'),
    ),
    body: fc
      .array(fc.oneof(tie('block') as fc.Arbitrary<string>, tie('inline') as fc.Arbitrary<string>), { maxLength: 6 })
      .map((parts) => parts.join('')),
  };
}).body;
