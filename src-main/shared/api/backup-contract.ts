import * as z from 'zod';

const nothing = z.object({});
const count = z.number().int();
const token = z.string().regex(/^[0-9a-f]{32}$/);
const counts = z.object({ articles: count, notes: count, media: count });

/** A backup that was checked and may be restored; nothing is changed yet. */
export const openedBackupSchema = counts.extend({
  token,
  name: z.string(),
  /** When and by which Postil it was made; null where its manifest is damaged. */
  created: z.string().nullable(),
  postil: z.string().nullable(),
  /** Files that are not as they were put in, and some of them by name. */
  damaged: count,
  examples: z.array(z.string()),
});
export type OpenedBackup = z.infer<typeof openedBackupSchema>;

/** The query of `POST /api/backup.upload`, whose body is the backup itself; its answer is an opened backup. */
export const backupUploadQuerySchema = z.object({ name: z.string().max(1000).default('backup.zip') });

/** Calls that keep the whole library in one file, and bring it back. */
export const backupContract = {
  /**
   * Writes and checks a backup: where the host's own dialog says (null where the person closed it), else into a file that
   * `GET /backups/<token>` gives.
   */
  'backup.make': {
    input: nothing,
    output: counts
      .extend({
        name: z.string(),
        path: z.string().nullable(),
        token: token.nullable(),
        size: count,
        leftOut: z.array(z.string()),
      })
      .nullable(),
  },
  /** Checks a backup chosen in the host's own dialog; null where the person closed it. */
  'backup.choose': { input: nothing, output: openedBackupSchema.nullable() },
  /** Merges an opened backup into the library. One that is damaged is refused unless what can be saved is wanted. */
  'backup.restore': {
    input: z.object({ token, whatCanBeSaved: z.boolean().default(false) }),
    output: counts.extend({ added: count, changed: count, damaged: count }),
  },
  /** Lets go of an opened backup; one that was uploaded is removed. */
  'backup.forget': { input: z.object({ token }), output: nothing },
  /** Stops what is being backed up, checked or restored. */
  'backup.cancel': { input: nothing, output: nothing },
} as const;
