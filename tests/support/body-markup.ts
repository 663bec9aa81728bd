import fc from 'fast-check';

const words = fc.constantFrom(
  'one',
  'two ',
  ' three',
  '\n',
  '  ',
  '&nbsp;',
  '“four”',
  '日本',
  '😀',
  '&amp;lt;',
  '&shy;',
);
const names = fc.constantFrom(
  ...'p div ul ol li h2 blockquote pre table tr td th tbody a em strong br span figure figcaption dl dt dd section ruby rt img math mi mo mfrac msup mtext semantics annotation kbd'.split(
    ' ',
  ),
);
/** Tag soup of what bodies are made of, and of what they are not. */
export const bodyMarkup: fc.Arbitrary<string> = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    words,
    fc
      .tuple(names, fc.array(tie('node'), { maxLength: 4 }), fc.boolean())
      .map(([name, inside, closed]) => `<${name}>${inside.join('')}${closed ? `</${name}>` : ''}`),
  ),
})).node;
