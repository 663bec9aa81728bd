import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { decode } from '../core/importing/decoding/decode.ts';
import { authorCandidates } from '../core/importing/metadata/author-candidates.ts';
import { dateCandidates } from '../core/importing/metadata/date-candidates.ts';
import { gather } from '../core/importing/metadata/gather.ts';
import { isSameName, nameKey } from '../core/importing/metadata/names.ts';
import { choose, type Model, rank } from '../core/importing/metadata/ranker.ts';
import { comparable } from '../core/importing/metadata/tidy.ts';
import { titleCandidates } from '../core/importing/metadata/title.ts';
import { guardHtml } from '../core/importing/page/guard-html.ts';
import { parsePage, settleMarkup } from '../core/importing/page/parse-page.ts';
import { type Candidate, type Choice, learn } from './conditional-logit.ts';

/**
 * Learns which of the stated titles, by-lines and dates are right, from pages whose truth is known: a folder with
 * `truth.jsonl` ({id, url, title, author, published}) and `html/<id>.html.gz`. Says how sure it is by cross-validation
 * and, with `--write`, puts the weights into `core/importing/metadata/weights.ts`. Every page is read twice, with its
 * JSON-LD and without, because saving tools often leave scripts out.
 *
 *   node src-main/training/metadata.ts <folder> [--write]
 */
interface Truth {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly author: string | null;
  readonly published: string | null;
}

interface Page extends Choice {
  readonly id: string;
}

const kinds = ['title', 'author', 'date'] as const;
type Kind = (typeof kinds)[number];
const ridge = 2;
const folds = 10;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { write: { type: 'boolean', default: false } },
});
const [folder] = positionals;
if (folder === undefined) throw new Error('Name the folder with truth.jsonl and html/.');
const truths = readFileSync(join(folder, 'truth.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Truth);
const pages: Record<Kind, Page[]> = { title: [], author: [], date: [] };
for (const truth of truths) {
  const bytes = gunzipSync(readFileSync(join(folder, 'html', `${truth.id}.html.gz`)));
  const settled = settleMarkup(guardHtml(decode(bytes, 'text/html').text, truth.id).html);
  for (const html of [settled, settled.replace(/<script[^>]*>[\s\S]*?<\/script>/g, '')]) addPage(truth, html);
}

function addPage(truth: Truth, html: string): void {
  const { survey, meta, linked, addresses, site, layout, order } = gather(parsePage(html), truth.url, '');
  const { id, title, author, published } = truth;
  const dates = dateCandidates({ survey, layout, meta, linked, address: addresses.url, order });
  const authors = authorCandidates({ layout, meta, linked, site });
  const names = (author === null ? [] : [author, ...author.split(/,|;|\band\b|&|\bwith\b|\||\//i)])
    .map(nameKey)
    .filter((name) => name.length > 1);
  const add = (kind: Kind, none: boolean, candidates: Candidate[]): void =>
    void pages[kind].push({ id, none, candidates });
  add(
    'title',
    false,
    titleCandidates(survey, meta, linked, site).map(({ key, features }) => ({
      features,
      right: key === comparable(title),
    })),
  );
  add(
    'author',
    author === null,
    authors.map(({ name, features }) => ({ features, right: names.some((one) => isSameName(one, nameKey(name))) })),
  );
  add(
    'date',
    published === null,
    dates.map(({ time, features }) => ({ features, right: time.slice(0, 10) === published })),
  );
}

function foldOf(id: string): number {
  let sum = 7;
  for (const letter of id) sum = (sum * 31 + letter.charCodeAt(0)) % 1009;
  return sum % folds;
}

function isRight(kind: Kind, { candidates, none }: Choice, model: Model): boolean {
  const ranked = rank(candidates, model);
  const best = kind === 'title' ? (ranked[0] ?? null) : choose(ranked);
  return best === null ? none : best.candidate.right;
}

const models: string[] = [];
for (const kind of kinds) {
  let right = 0;
  for (let fold = 0; fold < folds; fold += 1) {
    const model = learn(
      pages[kind].filter(({ id }) => foldOf(id) !== fold),
      ridge,
    );
    right += pages[kind].filter((page) => foldOf(page.id) === fold && isRight(kind, page, model)).length;
  }
  const model = learn(pages[kind], ridge);
  const own = pages[kind].filter((page) => isRight(kind, page, model)).length;
  const of = pages[kind].length;
  process.stdout.write(
    `${kind}: ${(right / of).toFixed(3)} in ${folds} folds, ${(own / of).toFixed(3)} on its own pages\n`,
  );
  const sorted = Object.entries(model.weights).sort(([, one], [, other]) => other - one);
  const lines = sorted.map(([name, weight]) => `    ${/^[a-z][a-z0-9]*$/.test(name) ? name : `'${name}'`}: ${weight},`);
  models.push(
    `export const ${kind}Model: Model = {\n  bias: ${model.bias},\n  weights: {\n${lines.join('\n')}\n  },\n};\n`,
  );
}
if (values.write) {
  const head = `import type { Model } from './ranker.ts';

/*
 * What counts how much when a page states several titles, authors or dates: the weights of the features that
 * title.ts, author-candidates.ts and date-candidates.ts name, in odds; "none of them" has 0. Written by
 * src-main/training/metadata.ts from the development split of WCXB (M. Foley, 2026, CC BY 4.0).
 */

`;
  writeFileSync(new URL('../core/importing/metadata/weights.ts', import.meta.url), head + models.join('\n'));
}
