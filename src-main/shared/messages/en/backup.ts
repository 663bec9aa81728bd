import { formatsOf } from '../formats.ts';

const { counted, number } = formatsOf('en');

function orNo(count: number, one: string, many: string): string {
  return count === 0 ? `no ${many}` : counted(count, { one, other: many });
}

/** The backup of the library, and bringing one back. */
export const backup = {
  writing: 'Backing up the library',
  checking: 'Checking the backup',
  restoring: 'Unpacking the backup',
  merging: 'Restoring the backup',
  /** `2,000 articles, 1 note and no images` */
  sum: (articles: number, notes: number, images: number) =>
    `${orNo(articles, 'article', 'articles')}, ${orNo(notes, 'note', 'notes')} and ${orNo(images, 'image', 'images')}`,
  done: (sum: string) => `The library is backed up: ${sum}. Every file was read back and checked.`,
  doneAs: (sum: string, path: string) =>
    `The library is backed up as ${path}: ${sum}. Every file was read back and checked.`,
  leftOut: (count: number) =>
    `Left out: ${counted(count, { one: 'link or strange name', other: 'links or strange names' })}.`,
  restored: (added: number, changed: number) => {
    const what = [added > 0 && `${number(added)} new`, changed > 0 && `${number(changed)} changed`].filter(Boolean);
    return `The backup is restored. ${what.length === 0 ? 'All of it was here already' : `Articles: ${what.join(', ')}`}.`;
  },
  leftDamaged: (count: number) => `Left out: ${counted(count, { one: 'damaged file', other: 'damaged files' })}.`,

  title: 'Restore a backup',
  made: (sum: string, when: string, version: string) => `${sum}, backed up on ${when} by Postil ${version}`,
  merges:
    'What the library does not have is added. Of what both have, the state that was changed last holds; nothing that is in the library now is removed.',
  whole: 'Every file of the backup was checked and is whole.',
  damaged: (count: number) =>
    `The backup is damaged: ${counted(count, {
      one: 'file of it is not as it was put in',
      other: 'files of it are not as they were put in',
    })}, and will be left out.`,
  restore: 'Restore',
  restoreWhatCan: 'Restore what can be saved',
};
