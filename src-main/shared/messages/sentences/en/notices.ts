import { formatsOf } from '../../formats.ts';

const { counted } = formatsOf('en');
/** What a conflict copy has more of, by its kind. */
const records = { notes: 'note', entities: 'correction', rules: 'rule', duplicates: 'answer' } as const;

/** What a person is told who did not ask. */
export const notices = {
  draftsNotApplied:
    'Text that was typed into a note before Postil ended could not be put back. It is kept, and tried again at the next start.',
  placingFailed: (title: string) =>
    `The notes of “${title}” could not be found again in its new text. They are kept, and listed as lost until Postil is started again.`,
  backedUp: 'This library was made by an earlier Postil and is brought to the present format. It was backed up first.',
  carriedOver: (count: number, given: string, kept: string) => {
    const [notes, are] = count === 1 ? ['A note', 'is'] : [`${count} notes`, 'are'];
    return `${notes} that another machine wrote on “${given}” after it was merged ${are} now on “${kept}”, with the others.`;
  },
  leftBehind: (path: string) =>
    `${path} is what a crash left, and could not be removed. It is no article, and is tried again at the next start.`,
  damaged: (path: string) => `${path} could not be read. It was left as it is; everything else is as it was.`,
  damagedKept: (path: string, aside: string) =>
    `${path} could not be read. It was kept as ${aside} beside it; everything else is as it was.`,
  journalFailed:
    'The journal of this computer, which is a second safeguard, cannot be written. What you save is saved in the library all the same; look whether the disk of your user folder is full.',
  notBrought:
    'Something that was being saved when Postil ended last could not be brought into the library. It is kept on this computer, and tried again at the next start.',
  noSample: 'The sample article could not be added.',
  notLookedOutside: 'Postil could not look for what other programs changed in the library. It tries again.',
  noCommands: 'Commands of the command line that change this library have to wait until Postil is closed.',

  copiesMerged: (count: number) => `${count} conflict copies of a sync tool were merged.`,
  copiesUnread: (count: number) =>
    `${counted(count, { one: 'conflict copy', other: 'conflict copies' })} could not be read. Nothing of it was changed.`,
  copiesUnproved: (count: number) =>
    `${counted(count, { one: 'file', other: 'files' })} beside the text of an article may be a conflict copy of it. It was left as it is.`,
  titled: (title: string) => `“${title}”`,
  copyNothingNew: (whose: string) => `A conflict copy of ${whose} had nothing new.`,
  copyRecords: (count: number, kind: keyof typeof records, whose: string) =>
    `${counted(count, { one: records[kind], other: `${records[kind]}s` })} from a conflict copy of ${whose} ${count === 1 ? 'was' : 'were'} merged.`,
  copyOfText: (whose: string) => `The text of a conflict copy of ${whose} was kept as an earlier text.`,
  copyOfLibrary: 'The settings of a conflict copy of the library were merged.',
  copyMerged: (whose: string) => `A conflict copy of ${whose} was merged.`,
};
