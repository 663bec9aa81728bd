import { formatsOf } from '../formats.ts';

const { counted, number } = formatsOf('en');
const articles = (count: number) => counted(count, { one: 'article', other: 'articles' });

/** What is done to many articles: as undo names it, while it goes on, and when it is over for so many of all. */
export interface BulkWords {
  readonly step: (count: number) => string;
  readonly doing: (count: number) => string;
  readonly done: (changed: number, all: number) => string;
}

function toMany(step: string, become: string): BulkWords {
  return {
    step: (count: number) => `${step} ${articles(count)}`,
    doing: (count: number) => `${articles(count)} to be ${become}`,
    done: (changed: number, all: number) =>
      `${changed === all ? articles(all) : `${number(changed)} of ${articles(all)}`} ${become}`,
  };
}

/** What is done to many articles, or to every one that has a tag. */
export const bulk = {
  inbox: toMany('move to inbox', 'moved to the inbox'),
  later: toMany('keep for later', 'kept for later'),
  archive: toMany('archive', 'archived'),
  favourite: toMany('favourite', 'made favourite'),
  unfavourite: toMany('unfavourite', 'no longer favourite'),
  read: toMany('mark as read:', 'marked as read'),
  unread: toMany('mark as unread:', 'marked as unread'),
  tag: (tags: string) => toMany(`tag with ${tags}:`, `tagged ${tags}`),
  untag: (tags: string) => toMany(`remove ${tags} from`, `no longer tagged ${tags}`),
  trash: toMany('move to trash', 'moved to the trash'),
  restore: toMany('restore', 'restored'),
  puttingBack: (count: number) => `${articles(count)} to be put back`,
  stopped: (at: number, all: number) => `Stopped at ${number(at)} of ${articles(all)}. Give it again for the rest.`,
  notChanged: (line: string) => `Not changed: ${line}`,
  notChangedMany: (count: number, line: string) => `${articles(count)} could not be changed, such as ${line}`,

  renameTag: {
    step: (from: string, to: string) => `rename tag ${from} to ${to}`,
    doing: (from: string) => `Renaming #${from}…`,
    done: (articleCount: number, notes: number, from: string, to: string) =>
      `#${from} is #${to} now: ${articles(articleCount)}, ${counted(notes, { one: 'note', other: 'notes' })}`,
  },
  deleteTag: {
    step: (tag: string) => `delete tag ${tag}`,
    doing: (tag: string) => `Deleting #${tag}…`,
    done: (articleCount: number, notes: number, tag: string) =>
      `#${tag} deleted: ${articles(articleCount)}, ${counted(notes, { one: 'note', other: 'notes' })}`,
  },
  left: (line: string) => `Left as it was: ${line}`,
  leftMany: (count: number, line: string) => `${articles(count)} were left as they were: ${line}`,
};
