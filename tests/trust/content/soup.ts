import fc from 'fast-check';
import { payloads } from '../../support/hostile-markup.ts';
import { isFull } from '../scale.ts';

/** Properties are tried on the same values in every short run, and on new ones in each full run. */
export const runs = (short: number, full: number): fc.Parameters<unknown> =>
  isFull ? { numRuns: full } : { numRuns: short, seed: 20_261_128 };

const names = (
  'a b i p div span table tr td th caption ul ol li dl dt dd pre code h1 blockquote figure img br hr ruby rt sub sup q font ' +
  'svg g path use image foreignObject desc title style script math mi mo mn mtext ms mglyph malignmark mrow mfrac semantics ' +
  'annotation annotation-xml template noscript noembed noframes xmp plaintext textarea select option form input button ' +
  'iframe object embed frame frameset base meta link body html head marquee details summary dialog slot x-y nobr'
).split(' ');
const handler = 'postilRan()';
const attributes = [
  ...[
    '',
    ` onerror=${handler}`,
    ` onload="${handler}"`,
    ` onclick='${handler}'`,
    ` style="background:url(https://evil.example)"`,
  ],
  ...[
    ` href="javascript:${handler}"`,
    ` xlink:href="javascript:${handler}"`,
    ' href="https://fine.example/"',
    ' src=x',
    ' srcset="x 1x"',
  ],
  ...[
    ' src="media/0a.png"',
    ' id=fn-1',
    ' href="#fn-1" id=fnref-1',
    ' id=body name=attributes',
    ' title="<img src=x>"',
    ' alt="-->"',
  ],
  ...[
    ' encoding="text/html"',
    ' definitionurl=x',
    ' shadowrootmode=open',
    ' xmlns="http://www.w3.org/2000/svg"',
    ' dir=rtl lang=he',
    ' a"b=c',
  ],
  ...[
    ' title="</title></style></noscript><img src=x>"',
    " title='--><script>'",
    ' is=x-y',
    ' colspan=9 rowspan=0',
    '/',
  ],
];
const tag = fc
  .tuple(fc.constantFrom(...names), fc.constantFrom(...attributes), fc.constantFrom('>', '>', '>', '/>', ''))
  .map((parts) => `<${parts.join('')}`);
const piece = fc.oneof(
  { arbitrary: tag, weight: 6 },
  { arbitrary: fc.constantFrom(...names).map((name) => `</${name}>`), weight: 4 },
  { arbitrary: fc.constantFrom(...payloads), weight: 2 },
  {
    arbitrary: fc.constantFrom(
      '<!--',
      '-->',
      '--!>',
      '<![CDATA[',
      ']]>',
      '<!',
      '<?',
      '&lt;',
      '&#60;',
      '"',
      "'",
      '`',
      '=',
      '\u0000',
      '\r',
      '\u2028',
      '\ud800',
    ),
    weight: 3,
  },
  { arbitrary: fc.string({ maxLength: 8 }), weight: 1 },
  { arbitrary: fc.constant('some words '), weight: 2 },
);

/** Markup of everything that has ever hidden something from a sanitiser, in any order. */
export const hostileSoup: fc.Arbitrary<string> = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

/** A way to damage bytes: cut, drop, double, overwrite or fill a part of them. */
export interface Damage {
  readonly how: 'cut' | 'drop' | 'double' | 'overwrite' | 'bits';
  /** Where, as a share of the whole. */
  readonly at: number;
  readonly length: number;
  readonly value: number;
}
export const damage: fc.Arbitrary<Damage> = fc.record({
  how: fc.constantFrom('cut', 'drop', 'double', 'overwrite', 'bits'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: 200 }),
  value: fc.integer({ min: 0, max: 255 }),
});

export function damaged(bytes: Uint8Array, { how, at, length, value }: Damage): Uint8Array {
  const from = Math.floor(at * bytes.length);
  const [before, part, after] = [
    bytes.subarray(0, from),
    bytes.subarray(from, from + length),
    bytes.subarray(from + length),
  ];
  switch (how) {
    case 'cut':
      return before;
    case 'drop':
      return Buffer.concat([before, after]);
    case 'double':
      return Buffer.concat([before, part, part, after]);
    case 'overwrite':
      return Buffer.concat([before, Buffer.alloc(part.length, value), after]);
    case 'bits':
      return Buffer.concat([before, part.map((byte) => byte ^ value), after]);
  }
}
