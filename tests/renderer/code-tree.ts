import { parseSync } from 'vite';

/** A node of a program as the parser gives it that the program is built with (ESTree). */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

/** The program in a file. */
export function treeOf(path: string, code: string): Node {
  return parseSync(path, code).program as unknown as Node;
}

/** The line of a node, the first is 1. */
export function lineOf(code: string, { start }: Node): number {
  return code.slice(0, start).split('\n').length;
}

/** The words of a string or of a piece of a template; null for any other node. */
export function stringOf(node: Node): string | null {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null;
  if (node.type === 'TemplateElement') return (node.value as { cooked: string | null }).cooked;
  return null;
}

/** The name of an identifier; empty for what is none. */
export function nameOf(value: unknown): string {
  const { name } = (value ?? {}) as { name?: unknown };
  return typeof name === 'string' ? name : '';
}

/** What stands in a node, with the property that it is; types have nothing. */
export function* childrenOf(node: Node): Generator<[string, Node]> {
  for (const [key, value] of Object.entries(node)) {
    // A literal type, such as `'first' | 'last'`, is no string of the program.
    if (
      node.type.startsWith('TS') &&
      !['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression'].includes(node.type)
    )
      return;
    for (const each of Array.isArray(value) ? value : [value]) if (isNode(each)) yield [key, each];
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}
