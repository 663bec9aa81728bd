import { expect, test } from 'vitest';
import { settleTables } from '../../../../src-main/core/importing/structure/tables.ts';
import { after } from './step.ts';

const row = (...cells: string[]): string => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
const prose = 'The clock above the harbour has been wrong for eleven years. '.repeat(15);

test.each([
  ['headings', '<table><tr><th>Year</th><th>Late</th></tr><tr><td>2013</td><td>4</td></tr></table>'],
  ['short entries', `<table>${row('2013', '4')}${row('2014', '9')}</table>`],
  ['a caption and one row', `<table><caption>Late</caption>${row('2013', '4')}</table>`],
  ['scopes', '<table><tr><td scope="row">2013</td><td>4</td></tr><tr><td scope="row">2014</td><td>9</td></tr></table>'],
  [
    'pairs with one long entry',
    `<table>${row('Bell', 'Loud')}${row('Clock', 'Late')}${row('Book', prose.slice(0, 500))}</table>`,
  ],
])('data: %s', (_, html) => expect(after(settleTables, html)).toMatch(/^<table>/));

test.each([
  ['a role', `<table role="presentation">${row('a', 'b')}${row('c', 'd')}</table>`],
  ['columns of a page', `<table>${row(`<p>${prose}</p>`, 'Menu')}</table>`],
  ['a text in one of many cells', `<table>${row('Home', 'News')}${row(prose, 'x')}</table>`],
  ['a frame', `<table>${row(prose)}</table>`],
  ['pictures side by side', `<table>${row('<img src="a.png">', '<img src="b.png">')}${row('', 'x')}</table>`],
  ['sections', `<table>${row('<h2>One</h2><p>a</p>', '<h2>Two</h2><p>b</p>')}${row('c', 'd')}</table>`],
])('layout: %s', (_, html) => {
  const left = after(settleTables, html);
  expect(left).not.toMatch(/<t(?:able|body|r|d)\b/);
  expect(left).toContain('<div>');
});

test('a table around a table goes, and the inner one stays', () => {
  const inner = `<table><tbody>${row('2013', '4')}${row('2014', '9')}</tbody></table>`;
  expect(after(settleTables, `<table>${row(`<p>a</p>${inner}`, 'x')}</table>`)).toBe(
    `<div><div><p>a</p>${inner}</div><div>x</div></div>`,
  );
});
