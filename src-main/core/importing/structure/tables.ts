import type { DomDocument, DomElement } from '../page/dom.ts';
import { textOf } from '../page/dom.ts';
import { adopt, build, dissolve } from './rewrite.ts';

const sections = new Set(['thead', 'tbody', 'tfoot']);
const layoutNames = /(?:^|[\s_-])(?:layout|wrapper|outer|container)(?:$|[\s_-])/i;
const dataNames =
  /(?:^|[\s_-])(?:data|wikitable|infobox|sortable|dataframe|table|stats?|results?|standings|score\w*)(?:$|[\s_-])/i;
/** A cell with this much text, in UTF-16 units, is a column of a page and not an entry. */
const longCell = 600;

/**
 * Dissolves the tables that only place things beside each other into boxes, cell after cell; tables of data stay. A
 * table counts as data when it says so (headings, a caption, a scope) or when it has rows and columns of short entries.
 */
export function settleTables(page: DomDocument): void {
  const tables = [...page.querySelectorAll('table')];
  const outer = new Set<DomElement>();
  for (const table of tables) {
    const around = table.parentElement?.closest('table') ?? null;
    if (around !== null) outer.add(around);
  }
  for (const table of tables) {
    if (!isData(table, outer.has(table))) flatten(table);
  }
}

function isData(table: DomElement, holdsTables: boolean): boolean {
  const role = table.getAttribute('role') ?? '';
  if (/^(?:presentation|none)$/.test(role)) return false;
  const rows = rowsOf(table);
  const cells = rows.map(cellsOf).filter((row) => row.length > 0);
  const widest = cells.reduce((most, row) => Math.max(most, row.length), 0);
  const states =
    own(table, 'caption').length > 0 || cells.some((row) => row.some((cell) => cell.hasAttribute('scope')));
  if (holdsTables) return states && cells.length > 1;
  if (cells.length === 0 || (cells.length === 1 && widest === 1)) return false;
  if (states || /^(?:table|grid|treegrid)$/.test(role)) return true;
  const lengths = cells.flatMap((row) => row.map((cell) => textOf(cell).length));
  const whole = lengths.reduce((sum, length) => sum + length, 0);
  const long = lengths.filter((length) => length > longCell).reduce((sum, length) => sum + length, 0);
  if (long > whole / 2 || layoutNames.test(table.className)) return false;
  const headed = own(table, 'thead').length > 0 || cells.some((row) => row.some((cell) => cell.localName === 'th'));
  if (headed) return cells.length > 1 || widest > 1;
  if (cells.length < 2 || widest < 2) return dataNames.test(table.className) && cells.length > 1;
  // Cells that mostly hold pictures, or nothing, place them; cells with headings and lists are boxes of a page.
  const filled = lengths.filter((length) => length > 0).length;
  return filled >= lengths.length / 2 && table.querySelector('h1, h2, h3, article, section') === null;
}

/** Rows and cells become boxes, so that each cell begins a line as it did. */
function flatten(table: DomElement): void {
  const boxes = rowsOf(table)
    .flatMap(cellsOf)
    .map((cell) => {
      const box = adopt(build(table, 'div'), cell);
      for (const name of ['class', 'id', 'dir', 'lang']) {
        const value = cell.getAttribute(name);
        if (value !== null) box.setAttribute(name, value);
      }
      return box;
    });
  const captions = own(table, 'caption').map((caption) => adopt(build(table, 'div'), caption));
  const around = build(table, 'div');
  for (const box of [...captions, ...boxes]) around.append(box);
  for (const name of ['class', 'id', 'dir', 'lang']) {
    const value = table.getAttribute(name);
    if (value !== null) around.setAttribute(name, value);
  }
  table.replaceWith(around);
  if (around.childNodes.length === 0) dissolve(around);
}

function rowsOf(table: DomElement): DomElement[] {
  return Array.from(table.children).flatMap((part) =>
    part.localName === 'tr' ? [part] : sections.has(part.localName) ? own(part, 'tr') : [],
  );
}

function cellsOf(row: DomElement): DomElement[] {
  return Array.from(row.children).filter((cell) => cell.localName === 'td' || cell.localName === 'th');
}

function own(element: DomElement, name: string): DomElement[] {
  return Array.from(element.children).filter((child) => child.localName === name);
}
