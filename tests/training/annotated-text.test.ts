import { describe, expect, test } from 'vitest';
import { parseAnnotatedText } from '../../src-main/training/annotated-text.ts';

const article = (...body: string[]) =>
  ['title: Aid reaches Tarsel', 'published: 2024-03-05', 'genre: wire', '---', 'Aid reaches [[Tarsel|place tarsel]]']
    .concat(body.flatMap((paragraph) => ['', paragraph]))
    .join('\n');

const read = (...body: string[]) => {
  const parsed = parseAnnotatedText(article(...body));
  const surface = ({ start, end }: { start: number; end: number }) => parsed.text.slice(start, end);
  return {
    ...parsed,
    names: parsed.mentions.map((mention) => `${surface(mention)} ${mention.type} ${mention.key}`),
    said: parsed.quotes.map((quote) => ({ said: surface(quote), ...quote })),
  };
};

describe('an annotated article', () => {
  test('gives its keys and a text without marks that begins with the title', () => {
    const parsed = parseAnnotatedText(`${article('[[Lena Orr|person lena-orr]] came.')}\n`);
    expect(parsed).toMatchObject({ title: 'Aid reaches Tarsel', published: '2024-03-05', genre: 'wire' });
    expect(parsed.text).toBe('Aid reaches Tarsel\n\nLena Orr came.');
    expect(parsed.mentions[1]).toEqual({ start: 20, end: 28, type: 'person', key: 'lena-orr' });
  });

  test('counts in UTF-16 units', () => {
    expect(read('😀 [[Łódź|place lodz]] and [[Polish|demonym poland]].').names).toEqual([
      'Tarsel place tarsel',
      'Łódź place lodz',
      'Polish demonym poland',
    ]);
  });

  test('has names in its quotations, and quotations in its quotations', () => {
    const { names, said } = read(
      '<<“I told [[Ito|person ito]], <<‘Go,’|direct orr told>>”|direct orr said>> said [[Orr|person orr]].',
    );
    expect(names.slice(1)).toEqual(['Ito person ito', 'Orr person orr']);
    expect(said).toMatchObject([
      { said: '“I told Ito, ‘Go,’”', kind: 'direct', speaker: 'orr', verb: 'said' },
      { said: '‘Go,’', kind: 'direct', speaker: 'orr', verb: 'told' },
    ]);
  });

  test('lets a quotation run over paragraphs and have neither speaker nor verb', () => {
    const { said } = read('<<“One.', '“Two.”|direct - ->> Officials said <<it was over|indirect - pointed out>>.');
    expect(said).toMatchObject([
      { said: '“One.\n\n“Two.”', speaker: null, verb: null },
      { said: 'it was over', kind: 'indirect', speaker: null, verb: 'pointed out' },
    ]);
  });
});

describe('what is wrong is said with its line', () => {
  const cases: [string, string, string][] = [
    ['an unknown type', '[[Ito|human ito]]', 'line 7: "human ito" is no "type key"'],
    ['a name without a key', '[[Ito|person]]', 'line 7: "person" is no "type key"'],
    ['a key not in kebab-case', '[[Ito|person Mr_Ito]]', 'line 7: the key "Mr_Ito" is not in kebab-case'],
    [
      'one key for two things',
      'In [[Tarsel|person tarsel]]',
      'line 7: "tarsel" is a place elsewhere and a person here',
    ],
    [
      'a name in a name',
      '[[Bank of [[Tarsel|place tarsel]]|organisation bank]]',
      'line 7: a mark stands inside a name',
    ],
    ['a name never closed', 'In [[Tarsel', 'line 7: [[ is never closed'],
    ['a closing mark without a label', 'In [[Tarsel]]', 'line 7: ]] closes a mark without its label'],
    ['a label that ends wrongly', '[[Tarsel|place tarsel>>', 'line 7: "|place tarsel" is not followed by ]]'],
    ['outer blanks', '[[Tarsel |place tarsel]]', 'line 7: the marked text "Tarsel " is empty or has outer blanks'],
    ['a quotation without a verb', '<<“No”|direct ->>', 'line 7: "direct -" is no "direct key verb"'],
    ['a speaker whom nobody names', '<<“No”|direct orr said>>', 'line 7: the speaker "orr" is the key of no name'],
  ];
  test.each(cases)('%s', (_, paragraph, message) => {
    expect(() => parseAnnotatedText(article(paragraph))).toThrow(message);
  });

  test('keys that are missing, unknown, twice or no day', () => {
    const one = 'title: One\npublished: 2024-03-05\ngenre: wire';
    expect(() => parseAnnotatedText(`${one}\n`)).toThrow('line 1: there is no line ---');
    expect(() => parseAnnotatedText('title: One\ngenre: wire\n---\nOne')).toThrow('line 3: published is missing');
    expect(() => parseAnnotatedText(`${one}\nauthor: Orr\n---\nOne`)).toThrow('line 4: "author: Orr" is no title');
    expect(() => parseAnnotatedText(`${one}\ngenre: wire\n---\nOne`)).toThrow('line 4: genre stands twice');
    expect(() => parseAnnotatedText('published: 2023-02-29\n---\n')).toThrow('line 1: "2023-02-29" is no day');
    expect(() => parseAnnotatedText(`${one}\n---\nTwo`)).toThrow(
      'line 5: the body does not begin with the title "One"',
    );
  });

  test('a demonym may have the key of its country, before the country and after it', () => {
    expect(read('[[Russian|demonym russia]], [[Russia|place russia]], [[Russian|demonym russia]]').names).toHaveLength(
      4,
    );
  });
});
