import { isBlank, trimLines } from './text-lines.ts';

const begin =
  '<!-- postil: changed here and in Postil; keep what you want and delete the other lines of this block -->';
const end = '<!-- postil: end of what was changed here and in Postil -->';
const beginning = /^\s*<!-- postil: changed here and in Postil\b/m;
const ending = /^\s*<!-- postil: end of what was changed\b/m;

/** Both texts of what was changed on both sides, labelled: bold and italic lines between comments that are not shown. */
export function conflictBlock(mine: readonly string[], theirs: readonly string[]): string[] {
  const [here, there] = [trimLines(mine), trimLines(theirs)];
  const space = [...here, ...there].filter((line) => !isBlank(line)).map((line) => /^ */.exec(line)?.[0].length ?? 0);
  const indent = ' '.repeat(Math.min(...space, 12));
  const label = (text: string) => ['', indent + text, ''];
  return [
    indent + begin,
    ...label('**Changed in this file and in Postil**'),
    ...[`${indent}*In this file:*`, '', ...here],
    ...label('*In Postil:*'),
    ...there,
    '',
    indent + end,
  ];
}

/** What the person wrote into lines that are no longer in Postil. */
export function orphanBlock(mine: readonly string[]): string[] {
  const text = trimLines(mine);
  const indent = /^ */.exec(text[0] ?? '')?.[0] ?? '';
  return [`${indent}*No longer in Postil:*`, '', ...text];
}

/** Whether a text has a block of both texts that nobody has decided yet: one of its comments is enough. */
export function hasConflict(text: string): boolean {
  return beginning.test(text) || ending.test(text);
}
