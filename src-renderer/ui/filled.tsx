import { Fragment, type ReactNode } from 'react';

interface FilledProps {
  /** A text with names in braces: `{palette} for every command`. */
  text: string;
  /** What stands in their places; a name that is not among them is shown as it is. */
  parts: Readonly<Record<string, ReactNode>>;
}

/** A text of the catalogue with keys, links or other elements in it, in the order of its language. */
export function Filled({ text, parts }: FilledProps) {
  return text.split(/(\{\w+\})/).map((piece, at) => {
    const name = /^\{(\w+)\}$/.exec(piece)?.[1];
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a text have no other identity
    return <Fragment key={at}>{name === undefined ? piece : (parts[name] ?? piece)}</Fragment>;
  });
}
