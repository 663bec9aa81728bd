import { micromark } from 'micromark';
import { gfmTable, gfmTableHtml } from 'micromark-extension-gfm-table';
import { createElement, Fragment, type ReactNode, useMemo } from 'react';
import { type GuideName, guidePages, guidePart, guideParts } from '#shared/guide/guide-page.ts';
import { titleOfCommand } from '../../api/command-list.ts';
import { safeNote } from '../../lib/article-page/safe-body.ts';
import { CommandKeys, Keys } from '../../ui/keys.tsx';

/** An address that no site has (RFC 2606): the way of a link to another page through the check of addresses. */
const guideAddress = 'https://guide.invalid/';
const shownElements = ['P', 'UL', 'OL', 'LI', 'STRONG', 'EM', 'CODE', 'TABLE', 'THEAD', 'TBODY', 'TR', 'TH', 'TD'];

interface GuideTextProps {
  markdown: string;
  onPage: (name: GuideName) => void;
}

/** A section of the guide, with keys as caps and links to other pages. */
export function GuideText({ markdown, onPage }: GuideTextProps) {
  const nodes = useMemo(() => {
    const linked = markdown.replaceAll(/\]\((\w+)\.md\)/g, `](${guideAddress}$1)`);
    return safeNote(micromark(linked, { extensions: [gfmTable()], htmlExtensions: [gfmTableHtml()] }));
  }, [markdown]);
  return <>{shown(nodes, onPage)}</>;
}

function shown(parent: Node, onPage: GuideTextProps['onPage']): ReactNode {
  return [...parent.childNodes].map((node, at) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: nodes of a text have no other identity
    if (node instanceof Text) return <Fragment key={at}>{withKeys(node.data)}</Fragment>;
    if (!(node instanceof Element)) return null;
    const inside = shown(node, onPage);
    const name = guidePages.find((page) => node.getAttribute('href') === `${guideAddress}${page}`);
    if (name !== undefined) {
      return (
        // biome-ignore lint/suspicious/noArrayIndexKey: nodes of a text have no other identity
        <button key={at} type="button" onClick={() => onPage(name)}>
          {inside}
        </button>
      );
    }
    if (!shownElements.includes(node.tagName)) return inside;
    return createElement(node.tagName.toLowerCase(), { key: at }, inside);
  });
}

/** A text with what stands in braces put in its place. */
function withKeys(words: string): ReactNode {
  return words.split(new RegExp(guideParts, 'g')).map((piece, at) => {
    const part = at % 2 === 1 ? guidePart(piece) : null;
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a text have no other identity
    if (part?.kind === 'keys') return <Keys key={at} binding={part.binding} />;
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a text have no other identity
    if (part?.kind === 'command') return <CommandKeys key={at} id={part.id} />;
    return part === null ? piece : titleOfCommand(part.id).replace(/…$/, '');
  });
}
