import { childrenOf, lineOf, type Node, nameOf, stringOf, treeOf } from './code-tree.ts';

/** A key that stands in the code, and where. */
export interface FoundKey {
  readonly line: number;
  readonly where: string;
  readonly key: string;
}

/** Properties and attributes that hold keys to be shown, and functions that make caps of them. */
const shown = new Set(['keys', 'binding', 'caps']);
const showing = new Set(['keyCaps', 'capsOf']);
/** What is only held stands for no command. */
const held = new Set(['$mod', 'Alt', 'Shift']);

/** The names of keys in a sentence of either language, and a sign that is to be pressed. */
const named =
  /(?<!\p{L})(?:Ctrl|Control|Cmd|Alt|Shift|Esc|Escape|Enter|Backspace|Del|Tab|F\d+|Strg|Umschalt|Umschalttaste|Eingabetaste|Rücktaste|Entf)(?!\p{L})|[⌘⇧⌥⌫↵]|(?<!\p{L})[Pp]ress (?!a \p{L}{4})\S(?=[\s.,;]|$)|(?:^|\s)\S drücken/u;

/** Keys that a file of the window shows and does not take from the commands or from `fixedKeys`. */
export function keysInCode(path: string, code: string): FoundKey[] {
  const found: FoundKey[] = [];

  function look(node: Node, where: string | null): void {
    const key = where === null ? null : stringOf(node);
    if (key !== null && where !== null && key !== '' && !held.has(key))
      found.push({ line: lineOf(code, node), where, key });
    if (node.type === 'JSXText' && where === 'kbd' && /\S/.test(String(node.value)))
      found.push({ line: lineOf(code, node), where, key: String(node.value).trim() });
    for (const [name, child] of childrenOf(node)) look(child, placeOf(node, name, where));
  }

  look(treeOf(path, code), null);
  return found;
}

/** Keys that are named in what a catalogue says, in strings and in what stands around the arguments of a sentence. */
export function keysInSentences(path: string, code: string): FoundKey[] {
  const found: FoundKey[] = [];

  function look(node: Node): void {
    const key = named.exec(stringOf(node) ?? '')?.[0];
    if (key !== undefined) found.push({ line: lineOf(code, node), where: 'sentence', key: key.trim() });
    // As they stand on the keys themselves.
    for (const [, child] of childrenOf(node))
      if (!(child.type === 'Property' && nameOf(child.key) === 'caps')) look(child);
  }

  look(treeOf(path, code));
  return found;
}

/** As what keys a child is shown; what is asked for, compared or given to another function is not. */
function placeOf(parent: Node, name: string, where: string | null): string | null {
  if (parent.type === 'JSXAttribute' || parent.type === 'Property') {
    const key = nameOf(parent.name ?? parent.key);
    return name === 'value' && shown.has(key) ? key : null;
  }
  if (parent.type === 'CallExpression') {
    const callee = nameOf(parent.callee);
    return name === 'arguments' && showing.has(callee) ? callee : null;
  }
  if (parent.type === 'JSXElement') return nameOf((parent.openingElement as Node).name) === 'kbd' ? 'kbd' : null;
  if (parent.type === 'ConditionalExpression' && name === 'test') return null;
  const goesOn = [
    'JSXExpressionContainer',
    'ArrayExpression',
    'TemplateLiteral',
    'LogicalExpression',
    'ConditionalExpression',
  ];
  return goesOn.includes(parent.type) ? where : null;
}
