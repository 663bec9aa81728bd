import { parseSync } from 'vite';

/** Words for a person that stand in the code, and where. */
export interface FoundWords {
  readonly line: number;
  readonly words: string;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

/** What is shown to a person under these names: of properties, and of variables that go into one. */
const shown = new Set(['advice', 'happened', 'message', 'problem', 'reason', 'warning']);
/** A word beside a space, in a piece of a template or a string. */
const words = /\p{L}{2,}[,:;]? | \p{L}{2,}/u;
/** A whole sentence, or the end of one, wherever it stands; a question mark alone is a place in a query of SQL. */
const sentence = /^[^<{]*\p{L}{2,}[,:;]? \p{L}[^<{]*[\p{L}\p{N}�)](?:[.!]|\?)”?$/u;

/**
 * What reads as words for a person in a file of the core or the server: what an AppError is given, what is called a message or
 * a reason, and whole sentences. What a function is given there is its own business: a sentence of the catalogue is put together
 * of values.
 */
export function sentencesInCode(path: string, code: string): FoundWords[] {
  const found: FoundWords[] = [];

  function look(node: Node, isShown: boolean): void {
    const text = stringOf(node);
    if (text !== null && (isShown ? words : sentence).test(text)) {
      found.push({ line: code.slice(0, node.start).split('\n').length, words: text.trim().replace(/\s+/g, ' ') });
    }
    if (node.type.startsWith('TS') && !['TSAsExpression', 'TSSatisfiesExpression'].includes(node.type)) return;
    for (const [key, value] of Object.entries(node)) {
      for (const child of Array.isArray(value) ? value : [value]) {
        if (isNode(child)) look(child, isShownAt(node, key, value, child, isShown));
      }
    }
  }

  look(parseSync(path, code).program as unknown as Node, false);
  return found;
}

function isShownAt(parent: Node, key: string, value: unknown, child: Node, isShown: boolean): boolean {
  switch (parent.type) {
    case 'NewExpression':
      return key === 'arguments' && /Error$/.test(nameOf(parent.callee)) && nameOf(parent.callee) !== 'Error'
        ? (value as unknown[]).indexOf(child) === 1
        : false;
    case 'Property':
    case 'PropertyDefinition':
      return key === 'value' && shown.has(nameOf(parent.key));
    case 'VariableDeclarator':
      return key === 'init' && shown.has(nameOf(parent.id));
    case 'AssignmentExpression':
      return key === 'right' && shown.has(nameOf(parent.left));
    case 'ConditionalExpression':
      return key !== 'test' && isShown;
    case 'TemplateLiteral':
    case 'LogicalExpression':
    case 'BinaryExpression':
    case 'ArrayExpression':
      return isShown;
    default:
      return false;
  }
}

/** The words of a string or of a piece of a template; null for any other node. */
function stringOf(node: Node): string | null {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null;
  if (node.type === 'TemplateElement') return (node.value as { cooked: string | null }).cooked;
  return null;
}

function nameOf(value: unknown): string {
  const { name } = (value ?? {}) as { name?: unknown };
  return typeof name === 'string' ? name : '';
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}
