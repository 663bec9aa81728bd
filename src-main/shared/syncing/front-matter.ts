import { parse, stringify } from 'yaml';

/** The front matter of a file as blocks of lines, one a key; what stands before the first key has the key ''. */
export interface KeyBlock {
  readonly key: string;
  readonly lines: readonly string[];
}

/** How keys and values are written: as YAML, or as properties of Logseq's, `key:: value` a line. */
interface Form {
  readonly read: (block: KeyBlock) => unknown;
  readonly write: (key: string, value: unknown) => readonly string[];
}

const yaml: Form = {
  read: ({ key, lines }) => {
    try {
      const read: unknown = parse(lines.join('\n'));
      return typeof read === 'object' && read !== null ? (read as Record<string, unknown>)[key] : undefined;
    } catch {
      return lines.join('\n');
    }
  },
  write: (key, value) =>
    stringify({ [key]: value ?? null }, { lineWidth: 0 })
      .trimEnd()
      .split('\n'),
};

const properties: Form = {
  read: ({ key, lines: [line = ''] }) => {
    const value = line.slice(line.indexOf('::') + 2).trim();
    return key === 'tags' ? value.split(/,\s*/).filter((tag) => tag !== '') : value;
  },
  write: (key, value) => [`${key}:: ${Array.isArray(value) ? value.join(', ') : String(value)}`],
};

/** Keys that say how Postil's notes are, whoever else changes them. */
const ofPostil: readonly string[] = ['id', 'updated', 'highlights', 'saved'];

export interface SplitFront {
  readonly front: readonly string[];
  readonly rest: readonly string[];
  /** Whether it stands between dashes. */
  readonly isYaml: boolean;
}

/** The lines between the dashes, or the properties, in the beginning of a file and those behind; null where there are none. */
export function splitFront(lines: readonly string[]): SplitFront | null {
  if (lines[0]?.trimEnd() !== '---') {
    const end = lines.findIndex((line) => !property.test(line));
    return end < 1 ? null : { front: lines.slice(0, end), rest: lines.slice(end), isYaml: false };
  }
  const end = lines.findIndex((line, at) => at > 0 && line.trimEnd() === '---');
  return end < 0 ? null : { front: lines.slice(1, end), rest: lines.slice(end + 1), isYaml: true };
}

const property = /^([^\s:][^:]*?)::(?=\s|$)/;

/**
 * Merges front matter key by key; `base` is null where it is not known. A key that only one side changed is as that side
 * has it, in the words in which it stands there; of lists each entry counts. Where both changed a key it says what Postil
 * says, and what the file said stays under `<key> (in this file)`, numbered where that is taken. A key that the file has no more stays away.
 */
export function mergeFront(
  base: readonly string[] | null,
  mine: readonly string[],
  theirs: readonly string[],
  isYaml: boolean,
): readonly string[] {
  const form = isYaml ? yaml : properties;
  const [before = [], here = [], there = []] = [base ?? [], mine, theirs].map(keyBlocks);
  const find = (blocks: readonly KeyBlock[], wanted: string) => blocks.find(({ key }) => key === wanted);
  const aside = (key: string) => {
    const names = [`${key} (in this file)`, ...here.map((_, at) => `${key} (in this file, ${at + 2})`)];
    return names.find((name) => find(here, name) === undefined) ?? key;
  };
  const out: string[] = [];
  for (const block of here) {
    if (block.key === '') out.push(...block.lines);
    else
      out.push(
        ...mergeKey(find(before, block.key), block, find(there, block.key), { hasBase: base !== null, form, aside }),
      );
  }
  for (const block of there) {
    if (block.key === '' || find(here, block.key) !== undefined) continue;
    if (find(before, block.key) === undefined || ofPostil.includes(block.key)) out.push(...block.lines);
  }
  return out;
}

/** The value of a key in front matter; undefined where it is not there or cannot be read. */
export function frontValue(front: readonly string[], key: string): unknown {
  const block = keyBlocks(front).find((each) => each.key === key);
  if (block === undefined) return undefined;
  return (property.test(block.lines[0] ?? '') ? properties : yaml).read(block);
}

/** The lines of front matter by their keys. A sequence may stand as far left as its key. */
function keyBlocks(lines: readonly string[]): KeyBlock[] {
  const blocks: { key: string; lines: string[] }[] = [];
  for (const line of lines) {
    const key =
      property.exec(line)?.[1] ??
      /^("(?:[^"\\]|\\.)*"|'[^']*'|[^\s#"'\-[\]{},&*!|>%@`][^#]*?|-[^\s].*?)\s*:(?=\s|$)/.exec(line)?.[1];
    if (key !== undefined) blocks.push({ key: /^["']/.test(key) ? key.slice(1, -1) : key, lines: [line] });
    else if (blocks.length === 0) blocks.push({ key: '', lines: [line] });
    else blocks.at(-1)?.lines.push(line);
  }
  return blocks;
}

interface KeyRules {
  readonly hasBase: boolean;
  readonly form: Form;
  /** The key under which what the file said of a key is kept: none that it has already, which would be no YAML. */
  readonly aside: (key: string) => string;
}

function mergeKey(
  base: KeyBlock | undefined,
  mine: KeyBlock,
  theirs: KeyBlock | undefined,
  { hasBase, form, aside }: KeyRules,
): readonly string[] {
  const [b, m, t] = [base, mine, theirs].map((block) => (block === undefined ? undefined : form.read(block)));
  const same = (x: unknown, y: unknown) => JSON.stringify(x) === JSON.stringify(y);
  if (theirs === undefined) return hasBase && base !== undefined && same(m, b) ? [] : mine.lines;
  if (same(m, t)) return mine.lines;
  if (ofPostil.includes(mine.key)) return theirs.lines;
  if (Array.isArray(m) && Array.isArray(t)) {
    const list = mergeSets(Array.isArray(b) ? b : hasBase ? [] : m.filter((one) => t.includes(one)), m, t);
    if (same(list, m)) return mine.lines;
    return same(list, t) ? theirs.lines : form.write(mine.key, list);
  }
  if (base !== undefined && same(m, b)) return theirs.lines;
  if (base !== undefined && same(t, b)) return mine.lines;
  return [...theirs.lines, ...form.write(aside(mine.key), m)];
}

/** Theirs without what was taken away here, then what was added here. */
function mergeSets(base: readonly unknown[], mine: readonly unknown[], theirs: readonly unknown[]): unknown[] {
  const kept = theirs.filter((one) => mine.includes(one) || !base.includes(one));
  return [...kept, ...mine.filter((one) => !theirs.includes(one) && !base.includes(one))];
}
