import type { ElsewhereItem, ElsewhereMark, ElsewhereRow } from './item.ts';

/** Items of exports that give a highlight a row: one item for each key, in the order of their first rows. */
export class Gathered {
  private readonly items = new Map<string, { item: ElsewhereItem; marks: ElsewhereMark[]; warnings: string[] }>();

  /** The marks of the item of this key, which `make` makes when it comes first. */
  of(key: string, make: () => ElsewhereItem): { readonly marks: ElsewhereMark[]; readonly warnings: string[] } {
    let found = this.items.get(key);
    if (found === undefined) {
      const item = make();
      found = { item, marks: [...item.marks], warnings: [...item.warnings] };
      this.items.set(key, found);
    }
    return found;
  }

  rows(): ElsewhereRow[] {
    return [...this.items.values()].map(({ item, marks, warnings }) => ({ ...item, marks, warnings }));
  }
}
