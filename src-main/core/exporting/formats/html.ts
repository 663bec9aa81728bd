import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { defaultTreeAdapter as adapter, serialize } from 'parse5';
import { readingText, type TextRun } from '#shared/anchoring/reading-text.ts';
import type { ArticleModel, NoteModel } from '#shared/exporting/export-model.ts';
import { parseBody } from '../../importing/page/body-text.ts';
import type { TreeElement, TreeNode } from '../../importing/page/parse-tree.ts';
import { isText, make, type TreeText } from '../../importing/page/tree-node.ts';
import { styleSheet } from './html-style.ts';
import { xmlText } from './opml.ts';

/**
 * An article as one HTML page that needs nothing else and asks for nothing: its text with the marks, each note beside the
 * block in which its passage begins. `images` are the files of its `media/` as data addresses; one that is missing keeps
 * its description. Its policy forbids scripts and requests.
 */
export function renderHtml(model: ArticleModel, html: string, images: ReadonlyMap<string, string>): string {
  const { article, general, lost } = model;
  const attributes = [
    article.language && `lang="${xmlText(article.language)}"`,
    article.direction && `dir="${article.direction}"`,
  ];
  const facts = [article.author, article.site, article.published?.slice(0, 10) ?? null].filter((fact) => fact !== null);
  const links = [...facts.map(xmlText), article.source && `<a href="${xmlText(article.source)}">source</a>`];
  return `<!DOCTYPE html>
<html ${attributes.filter(Boolean).join(' ')}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<meta name="postil-id" content="${xmlText(article.id)}">
<title>${xmlText(article.title)}</title>
<style>${styleSheet}</style>
</head>
<body>
<header>
<h1>${xmlText(article.title)}</h1>
<p>${links.filter(Boolean).join(' · ')}</p>
</header>
${general.map(noteHtml).join('\n')}
<main>
${markedBody(model, html, images)}
</main>
${lost.length === 0 ? '' : `<section>\n<h2>Passages no longer in the text</h2>\n${lost.map(noteHtml).join('\n')}\n</section>\n`}</body>
</html>
`;
}

function markedBody({ sections }: ArticleModel, html: string, images: ReadonlyMap<string, string>): string {
  const root = parseBody(html);
  const { runs } = readingText<TreeNode>(root as unknown as TreeNode);
  const notes = sections.flatMap((section) => section.notes);
  const beside = new Map<TreeNode, NoteModel[]>();
  const from = new Map<TreeNode, TextRun<TreeNode>[]>();
  for (const run of runs) from.set(run.node, [...(from.get(run.node) ?? []), run]);
  for (const note of notes) {
    const run = runs.find(({ end }) => end > (note.start ?? 0)) ?? runs.at(-1);
    const block = run === undefined ? undefined : topOf(run.node, root as unknown as TreeNode);
    if (block !== undefined) beside.set(block, [...(beside.get(block) ?? []), note]);
  }
  const marks = notes.filter(({ image, state }) => image === null && state !== 'review');
  for (const [node, own] of from) if (isText(node)) markText(node, own, marks);
  inlineImages(root.childNodes, images);
  // Notes without a text to stand beside come after it.
  const without = runs.length === 0 ? notes : [];
  const blocks = root.childNodes.map((node) => {
    const cards = (beside.get(node) ?? []).map(noteHtml).join('');
    const holder = adapter.createDocumentFragment();
    adapter.appendChild(holder, node);
    return cards + serialize(holder);
  });
  return [...blocks, ...without.map(noteHtml)].join('');
}

function topOf(node: TreeNode, root: TreeNode): TreeNode {
  let at = node;
  for (let above = at.parentNode; above !== null && above !== (root as unknown); above = at.parentNode)
    at = above as TreeNode;
  return at;
}

/** Cuts a text node wherever a mark begins or ends and puts what is marked into `mark`. */
function markText(node: TreeText, runs: readonly TextRun<TreeNode>[], notes: readonly NoteModel[]): void {
  const pieces: TreeNode[] = [];
  const text = (value: string): TreeNode => ({ nodeName: '#text', value, parentNode: null }) as TreeText;
  let done = 0;
  for (const { nodeStart, start, end } of runs) {
    const here = notes.filter((note) => (note.start ?? 0) < end && (note.end ?? 0) > start);
    if (here.length === 0) continue;
    const edges = here.flatMap((note) => [note.start ?? 0, note.end ?? 0]).filter((at) => at > start && at < end);
    const cuts = [...new Set([start, ...edges, end])].sort((a, b) => a - b);
    if (nodeStart > done) pieces.push(text(node.value.slice(done, nodeStart)));
    for (const [index, from] of cuts.slice(0, -1).entries()) {
      const to = cuts[index + 1] ?? end;
      const inside = text(node.value.slice(nodeStart + from - start, nodeStart + to - start));
      const marking = here.filter((note) => (note.start ?? 0) < to && (note.end ?? 0) > from);
      pieces.push(marking.length === 0 ? inside : markOf(inside, marking));
    }
    done = nodeStart + end - start;
  }
  if (pieces.length === 0) return;
  if (done < node.value.length) pieces.push(text(node.value.slice(done)));
  const parent = node.parentNode;
  if (parent === null) return;
  for (const piece of pieces) adapter.insertBefore(parent, piece, node);
  adapter.detachNode(node);
}

function markOf(inside: TreeNode, notes: readonly NoteModel[]): TreeElement {
  const mark = make('mark', [inside]);
  mark.attrs = [{ name: 'class', value: notes.at(-1)?.color ?? '' }];
  return mark;
}

function inlineImages(nodes: readonly TreeNode[], images: ReadonlyMap<string, string>): void {
  for (const node of nodes) {
    if (!('attrs' in node)) continue;
    if (node.tagName === 'img') {
      const source = node.attrs.find(({ name }) => name === 'src');
      const data = images.get(/^media\/(.+)$/.exec(source?.value ?? '')?.[1] ?? '');
      node.attrs = node.attrs.filter(({ name }) => name !== 'src' && name !== 'srcset');
      if (data !== undefined) node.attrs.push({ name: 'src', value: data });
    }
    inlineImages(node.childNodes, images);
  }
}

/** A note as a card; its Markdown without HTML and without images, which would have to be fetched. */
function noteHtml(note: NoteModel): string {
  const quoted = note.state === 'review' || note.start === null ? note.quote : (note.image ?? '');
  const quote = quoted === '' ? '' : `<blockquote>${xmlText(quoted)}</blockquote>`;
  const body = note.body === '' ? '' : noteMarkdown(note.body);
  const tags = note.other_tags.map((tag) => `<span>#${xmlText(tag)}</span> `).join('');
  const link = `<a href="${xmlText(note.link)}">open in Postil</a>`;
  return `<aside class="${note.color}" id="note-${xmlText(note.id)}">${quote}${body}<p class="facts">${tags}${link}</p></aside>\n`;
}

function noteMarkdown(body: string): string {
  const html = micromark(body, { extensions: [gfm()], htmlExtensions: [gfmHtml()] });
  return html.replace(/<img\b[^>]*?\balt="([^"]*)"[^>]*>/g, '$1');
}
