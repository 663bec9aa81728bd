import type { CoreMessages } from '#shared/messages/sentences/core-messages.ts';
import { en } from '#shared/messages/sentences/en.ts';
import { said } from '../../said.ts';
import type { CopyOutcome } from './merge-copy.ts';

/** What a person is told of conflict copies, null where there is nothing to tell; `titleOf` gives the title of an article. */
export function describeCopies(
  outcomes: readonly CopyOutcome[],
  titleOf: (articleId: string) => string,
): { readonly message: string; readonly detail: string } | null {
  const taken = outcomes.filter(({ problem }) => problem === null);
  const left = outcomes.filter(({ problem, isUnproved }) => problem !== null && !isUnproved);
  const unproved = outcomes.filter(({ isUnproved }) => isUnproved);
  if (outcomes.length === 0) return null;
  const words = said().notices;
  const message: string[] = [];
  const [only] = taken;
  if (taken.length === 1 && only !== undefined) message.push(describeCopy(only, titleOf, words));
  if (taken.length > 1) message.push(words.copiesMerged(taken.length));
  if (left.length > 0) message.push(words.copiesUnread(left.length));
  if (unproved.length > 0) message.push(words.copiesUnproved(unproved.length));
  const lines = outcomes.map((outcome) => {
    const { path, kept, problem } = outcome;
    return kept === null
      ? `${path} was left as it is: ${problem}`
      : `${describeCopy(outcome, titleOf)} ${path} is now ${kept}`;
  });
  return { message: message.join(' '), detail: lines.join('\n') };
}

/** One sentence on a copy that was merged, in English as long as no other words are given. */
export function describeCopy(
  { copy, into, merged }: CopyOutcome,
  titleOf: (articleId: string) => string = () => '',
  words: CoreMessages['notices'] = en.notices,
): string {
  const title = copy.articleId === null ? '' : titleOf(copy.articleId);
  const whose = title === '' ? into : words.titled(title);
  const { kind } = copy;
  if (merged === 0) return words.copyNothingNew(whose);
  if (kind === 'notes' || kind === 'entities' || kind === 'rules' || kind === 'duplicates')
    return words.copyRecords(merged, kind, whose);
  if (kind === 'body') return words.copyOfText(whose);
  if (kind === 'library') return words.copyOfLibrary;
  return words.copyMerged(whose);
}
