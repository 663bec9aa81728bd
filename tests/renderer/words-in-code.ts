import { childrenOf, lineOf, type Node, nameOf, stringOf, treeOf } from './code-tree.ts';

/** Words that stand in the code of the window, and where. */
export interface Found {
  readonly line: number;
  readonly where: string;
  readonly words: string;
}

/** Attributes that a person reads or hears. */
const told = new Set(
  'alt aria-description aria-label aria-roledescription aria-valuetext label placeholder title'.split(' '),
);
/** Functions that say what they are given. */
const telling = new Set(['announce', 'report', 'setProblem', 'tell']);
/** Properties of what is shown later: steps to undo, messages, entries of menus. */
const shown = new Set(['done', 'label', 'title', 'words']);

const letters = /\p{L}/u;
/** A word beside a space, in a piece of a template. */
const wordInPiece = /\p{L}{3,}[,:]? | \p{L}{3,}/u;
/** Two words, each of letters alone: what selectors, ids and queries do not have. */
const sentence = /(?:^|[\s“("'])\p{L}[\p{L}’']*,? \p{L}[\p{L}’']+(?=$|[\s,.;:?!…”)])/u;

/**
 * What reads as words in a file: text between tags, what attributes such as `aria-label` and functions such as `announce` are
 * given, and any string of two words or more. Found by the parser that the program is built with; types and comments are none.
 */
export function wordsInCode(path: string, code: string): Found[] {
  const found: Found[] = [];
  const note = (node: Node, where: string, words: string) => {
    found.push({ line: lineOf(code, node), where, words: words.trim().replace(/\s+/g, ' ') });
  };

  function look(node: Node, where: string | null, isPiece = false): void {
    if (isCode(node)) return;
    if (node.type === 'JSXText' && letters.test(String(node.value))) note(node, 'text', String(node.value));
    const words = stringOf(node);
    const isTold = where !== null ? letters : isPiece ? wordInPiece : sentence;
    if (words !== null && isTold.test(words)) note(node, where ?? 'string', words);
    for (const [key, child] of childrenOf(node)) look(child, placeOf(node, key, where), isInParts(node));
  }

  look(treeOf(path, code), null);
  return found;
}

/** An element of what is typed, such as a command of the terminal: that is the same in every language. */
function isCode({ type, openingElement }: Node): boolean {
  return type === 'JSXElement' && ['code', 'kbd'].includes(nameOf((openingElement as Node).name));
}

/** Whether it is a template with something put in. */
function isInParts({ type, expressions }: Node): boolean {
  return type === 'TemplateLiteral' && Array.isArray(expressions) && expressions.length > 0;
}

/** As what a child is told, when it is; what is inside of an expression that is told is told too, until a call or an element. */
function placeOf(parent: Node, key: string, where: string | null): string | null {
  const name = nameOf(parent.name ?? parent.key);
  if (parent.type === 'JSXAttribute') return key === 'value' && told.has(name) ? name : null;
  if (parent.type === 'Property') return key === 'value' && shown.has(name) ? name : null;
  if (parent.type === 'CallExpression') {
    const callee = nameOf(parent.callee);
    return key === 'arguments' && telling.has(callee) ? callee : null;
  }
  const goesOn = ['JSXExpressionContainer', 'TemplateLiteral', 'LogicalExpression', 'ConditionalExpression'];
  if (parent.type === 'ConditionalExpression' && key === 'test') return null;
  return goesOn.includes(parent.type) ? where : null;
}
