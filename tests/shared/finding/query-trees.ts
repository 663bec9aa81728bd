import fc from 'fast-check';
import {
  dateFields,
  hasValues,
  inValues,
  isValues,
  openFields,
  type QueryNode,
} from '#shared/finding/query/query-tree.ts';
import { colors } from '#shared/model/choices.ts';

const signs = fc.constantFrom(...'abZé水9.,:/#&\'’-*()"“”„\\@😀 ');

const text = fc
  .array(signs, { minLength: 1, maxLength: 12 })
  .map((chosen) => chosen.join('').trim())
  .filter((made) => made !== '');

/** A word that a text can hold: no space or quote, no parenthesis without its other half, no star or field at an end. */
const word = fc
  .tuple(fc.stringMatching(/^[a-zé水😀9/.'’#-]{1,8}$/u), fc.constantFrom('', '(a)', ':9', '(b(c))d'))
  .map(([start, end]) => `${start}${end}`)
  .filter((made) => !/^-[^-]|^-+$|^OR$/.test(made));

const leaf: fc.Arbitrary<QueryNode> = fc.oneof(
  fc.record({ kind: fc.constant('word' as const), text: word, isPrefix: fc.boolean() }),
  fc.record({ kind: fc.constant('phrase' as const), text }),
  fc
    .record({ kind: fc.constant('field' as const), field: fc.constantFrom(...openFields), text })
    .map((made): QueryNode => ({ ...made, isPrefix: false })),
  fc.record({
    kind: fc.constant('field' as const),
    field: fc.constantFrom(...openFields),
    text: fc.constantFrom('harb', 'news/lo', '10:3'),
    isPrefix: fc.constant(true),
  }),
  fc.record({ kind: fc.constant('has' as const), value: fc.constantFrom(...hasValues) }),
  fc.record({ kind: fc.constant('color' as const), value: fc.constantFrom(...colors) }),
  fc.record({ kind: fc.constant('is' as const), value: fc.constantFrom(...isValues) }),
  fc.record({ kind: fc.constant('in' as const), value: fc.constantFrom(...inValues) }),
  fc.record({
    kind: fc.constant('date' as const),
    field: fc.constantFrom(...dateFields),
    text: fc.constant('2024-05'),
    day: fc.constant('2024-05-01'),
  }),
);

/** Trees as the parser gives them: no group of one part, and an empty one only as a whole query. */
export const queryTrees: fc.Arbitrary<QueryNode> = fc.letrec<{ node: QueryNode }>((tie) => {
  const parts = fc.array(tie('node'), { minLength: 2, maxLength: 4 });
  return {
    node: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      fc.record({ kind: fc.constant('not' as const), part: tie('node') }),
      fc.record({ kind: fc.constant('all' as const), parts }),
      fc.record({ kind: fc.constant('any' as const), parts }),
    ),
  };
}).node;

/** Texts that a person may have typed or pasted. */
export const typedQueries: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...(
          '( ) " “ ” - * OR or : tag: title:" is:unread is: before:2024 before:x -( "" () a(b) https://x.org/(a) 10:30 ' +
          'é 😀 水 \u200b -- tag:" color:red color:mauve'
        ).split(' '),
      ),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    ),
    { maxLength: 20 },
  )
  .chain((parts) => fc.constantFrom('', ' ').map((space) => parts.join(space)));
