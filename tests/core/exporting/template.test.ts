import { describe, expect, test } from 'vitest';
import { parseTemplate } from '#core/exporting/template.ts';
import { templateExample, templateWords } from '#shared/exporting/template-words.ts';

const article = { title: 'A *title*', tags: ['to check', '_x_'], link: 'postil://article/1' };
const render = (template: string, model: object = { article }) => parseTemplate(template).render(model);

describe('a template', () => {
  test.each(templateWords.filters)('has the filters that the editor names: %s', (filter) => {
    expect(() => render(`{{ nil | ${filter} }}`)).not.toThrow();
  });

  test.each([
    ['{{ article.constructor }}', '1:4'],
    ['{{ article.title.constructor.constructor }}', '1:4'],
    ['{{ article.__proto__ }}', '1:4'],
    ['{{ process }}', '1:4'],
    ['a\n  {% include "/etc/passwd" %}', '2:3'],
    ['{% render "markdown" %}', '1:1'],
    ['{% layout "x" %}', '1:1'],
    ['{{ article.title | nothing }}', '1:1'],
    ['{% for a in article.tags %}', '1:1'],
    ['{%- # each: book -%}', '1:1'],
    ['{% for i in (1..9999999999) %}x{% endfor %}', '1:1'],
  ])('that asks for what there is not is told where: %s', (template, detail) => {
    expect(() => render(template)).toThrow(expect.objectContaining({ code: 'invalid-input', detail }));
  });

  test('is the one that the editor shows', () => {
    const notes = [{ quote: 'It rains.', image: null, other_tags: [], body: 'Does it?' }];
    expect(render(templateExample, { notes })).toBe('\n> It rains.\n\nDoes it?\n');
  });

  test('that would never end is ended', () => {
    const nested = `${'{% for a in (1..3000) %}'.repeat(6)}x${'{% endfor %}'.repeat(6)}`;
    expect(() => parseTemplate(nested, 100).render({})).toThrow(/limit/);
  });

  test.each([
    ['{{ article.title | md }}', 'A \\*title\\*'],
    ['{{ article.tags | hashtags }}', '#to-check #\\_x\\_'],
    ['{{ article.tags | tag_names | join: "," }}', 'to-check,_x_'],
    ['{{ article.link | link: "here" }}', '[here](postil://article/1)'],
    ['{{ nil | link: "here" }}|{{ nil | md }}|{{ nil | quote }}', '||'],
    ['{{ "a\n\nb #c" | quote }}', '> a\n>\n> b \\#c'],
    ['{{ "a" | dots: nil, "b", "" }}', 'a · b'],
    ['{{ "A [b] | c" | wikilink: "d" }}', '[[A b c|d]]'],
    ['{{ "---" | item: 2 }}', '  -\n    ---'],
    ['{{ "a\n\nb" | indent: 2 }}', '  a\n\n  b'],
    ['{{ "2026-02-11T06:00:00Z" | day }}', '2026-02-11'],
    [
      '{{ article | set: "title", "x: y" | yaml }}',
      'title: "x: y"\ntags:\n  - to check\n  - _x_\nlink: postil://article/1\n',
    ],
  ])('has the filters of Markdown: %s', (template, text) => {
    expect(render(template)).toBe(text);
  });
});
