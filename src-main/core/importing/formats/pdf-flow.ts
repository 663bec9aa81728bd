import { type Block, bulletMark, numberMark } from './pdf-paragraphs.ts';

/** The blocks of a document in reading order: the text, and the notes that stood at the foot of its pages. */
export interface Flow {
  readonly text: readonly Block[];
  readonly notes: readonly Block[];
}

const openEnd = /(?:[^.!?…:。！？”"’»)\]]|[^.!?…:。！？][”"’»)\]])$/u;
const goesOn = /^[\p{Ll},;)\]–—]/u;
const mostAside = 4;

/** Joins what the end of a column or page cut in two, over captions and notes, and sets notes aside. */
export function flowOf(columns: readonly (readonly Block[])[], body: number): Flow {
  const notes: Block[] = [];
  const text: Block[] = [];
  const indents = usesIndents(columns.flat(), body);
  for (const column of columns) {
    const { above, below } = withoutNotes(column, body);
    notes.push(...below);
    const rest = [...above];
    const at = openBlock(text, body);
    const open = text[at];
    if (open !== undefined) {
      const next = rest.slice(0, mostAside).findIndex((block) => isBody(block, body));
      const block = rest[next];
      if (block !== undefined && continues(open, block, indents, next > 0 || at < text.length - 1)) {
        text[at] = joined(open, block);
        rest.splice(next, 1);
      }
    }
    text.push(...rest);
  }
  return { text, notes };
}

/** The last paragraph of the text so far; captions behind it do not count. -1 when there is none. */
function openBlock(text: readonly Block[], body: number): number {
  for (let index = text.length - 1; index >= 0 && index > text.length - 1 - mostAside; index -= 1) {
    if (isBody(text[index] as Block, body)) return index;
  }
  return -1;
}

function isBody(block: Block, body: number): boolean {
  return (
    Math.abs(block.size - body) <= body * 0.06 &&
    !block.bold &&
    !block.mono &&
    !block.table &&
    !/^(?:fig(?:ure|\.)|table|abb(?:ildung|\.)|tab(?:elle|\.))\s*\d/i.test(block.text)
  );
}

function continues(open: Block, next: Block, indents: boolean, overOthers: boolean): boolean {
  if (bulletMark.test(next.text) || numberMark.test(next.text)) return false;
  const isHyphened = /\p{L}[-‐\u00ad]$/u.test(open.text);
  if (isHyphened || (openEnd.test(open.text) && goesOn.test(next.text))) return open.full || isHyphened;
  if (overOthers || next.indented || !open.full) return false;
  return openEnd.test(open.text) || indents;
}

/** Whether paragraphs of this document are told apart by indents rather than by gaps. */
function usesIndents(blocks: readonly Block[], body: number): boolean {
  const paragraphs = blocks.filter((block) => isBody(block, body) && block.lines.length > 1);
  return (
    paragraphs.length > 5 &&
    paragraphs.filter((block) => block.indented && block.inset < 2).length > paragraphs.length * 0.5
  );
}

function joined(open: Block, next: Block): Block {
  const lines = [...open.lines, ...next.lines];
  return { ...open, lines, text: `${open.text} ${next.text}`, full: next.full };
}

/** Small text at the foot of a column whose first block starts with a mark. */
function withoutNotes(column: readonly Block[], body: number): { above: readonly Block[]; below: readonly Block[] } {
  let cut = column.length;
  for (let index = column.length - 1; index >= 0; index -= 1) {
    const block = column[index] as Block;
    if (block.size > body * 0.94) break;
    if (isNote(block)) cut = index;
  }
  return { above: column.slice(0, cut), below: column.slice(cut) };
}

function isNote(block: Block): boolean {
  const [run] = block.lines[0]?.runs ?? [];
  return (run?.raised ?? false) || /^(?:\d{1,3}|[*†‡§¶]|\[\d{1,3}\])\s*\p{L}/u.test(block.text);
}
