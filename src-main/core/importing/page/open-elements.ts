export const voidElements: ReadonlySet<string> = new Set(
  'area base basefont br col command embed frame hr img input isindex keygen link meta param source track wbr'.split(
    ' ',
  ),
);

const paragraph = new Set(['p']);
const terms = new Set(['dd', 'dt']);
const sections = new Set(['thead', 'tbody']);
/** Which innermost open elements a start tag closes: exactly what htmlparser2 does, the most nesting of our parsers. */
const closedBy = new Map<string, ReadonlySet<string>>([
  ['li', new Set(['li'])],
  ['dd', terms],
  ['dt', terms],
  ['td', new Set(['thead', 'th', 'td'])],
  ['th', new Set(['th'])],
  ['tr', new Set(['tr', 'th', 'td'])],
  ['tbody', sections],
  ['tfoot', sections],
  ['option', new Set(['option'])],
  ['rt', new Set(['rt', 'rp'])],
  ['rp', new Set(['rt', 'rp'])],
]);
for (const name of (
  'p h1 h2 h3 h4 h5 h6 address article aside blockquote details div dl fieldset figcaption figure footer form header ' +
  'hr main nav ol pre section table ul'
).split(' ')) {
  closedBy.set(name, paragraph);
}

/** The elements that are open while markup is scanned; each is entered and left once, so a scan stays linear. */
export class OpenElements {
  flattened = false;
  private readonly names: string[] = [];
  private readonly counts = new Map<string, number>();
  private readonly limit: number;

  constructor(limit: number) {
    this.limit = limit;
  }

  /** Enters an element; false when it lies too deep and its tags have to go. */
  open(name: string): boolean {
    const closes = closedBy.get(name);
    while (closes?.has(this.names.at(-1) ?? '')) this.pop();
    this.names.push(name);
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
    if (this.names.length <= this.limit) return true;
    this.flattened = true;
    return false;
  }

  /** Leaves the innermost element of that name and all within; false when its end tag has to go. */
  close(name: string): boolean {
    if ((this.counts.get(name) ?? 0) === 0) return name === 'p' || name === 'br';
    while (this.names.at(-1) !== name) this.pop();
    const kept = this.names.length <= this.limit;
    this.pop();
    return kept;
  }

  /** What is open inside the innermost element of that name, the innermost first; nothing where none is open. */
  within(name: string): readonly string[] {
    if ((this.counts.get(name) ?? 0) === 0) return [];
    return this.names.slice(this.names.lastIndexOf(name) + 1).reverse();
  }

  private pop(): void {
    const name = this.names.pop();
    if (name !== undefined) this.counts.set(name, (this.counts.get(name) ?? 1) - 1);
  }
}
