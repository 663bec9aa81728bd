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
  const said: string[] = [];
  const [only] = taken;
  if (taken.length === 1 && only !== undefined) said.push(describeCopy(only, titleOf));
  if (taken.length > 1) said.push(`${taken.length} conflict copies of a sync tool were merged.`);
  if (left.length > 0)
    said.push(
      `${counted(left.length, 'conflict copy', 'conflict copies')} could not be read. Nothing of it was changed.`,
    );
  if (unproved.length > 0)
    said.push(
      `${counted(unproved.length, 'file', 'files')} beside the text of an article may be a conflict copy of it. It was left as it is.`,
    );
  const lines = outcomes.map((outcome) => {
    const { path, kept, problem } = outcome;
    return kept === null
      ? `${path} was left as it is: ${problem}`
      : `${describeCopy(outcome, titleOf)} ${path} is now ${kept}`;
  });
  return { message: said.join(' '), detail: lines.join('\n') };
}

/** One sentence on a copy that was merged. */
export function describeCopy(
  { copy, into, merged }: CopyOutcome,
  titleOf: (articleId: string) => string = () => '',
): string {
  const title = copy.articleId === null ? '' : titleOf(copy.articleId);
  const whose = title === '' ? into : `“${title}”`;
  if (merged === 0) return `A conflict copy of ${whose} had nothing new.`;
  const records = { notes: 'note', entities: 'correction', rules: 'rule', duplicates: 'answer' } as const;
  const record = copy.kind in records ? records[copy.kind as keyof typeof records] : null;
  if (record !== null)
    return `${counted(merged, record, `${record}s`)} from a conflict copy of ${whose} ${merged === 1 ? 'was' : 'were'} merged.`;
  if (copy.kind === 'body') return `The text of a conflict copy of ${whose} was kept as an earlier text.`;
  if (copy.kind === 'library') return 'The settings of a conflict copy of the library were merged.';
  return `A conflict copy of ${whose} was merged.`;
}

function counted(count: number, one: string, several: string): string {
  return `${count} ${count === 1 ? one : several}`;
}
