/** A header that no form and no other site's page can send without asking first. */
export const callHeader = 'x-postil-call';

/**
 * A call whose body is not JSON: `POST /api/import.upload?name=…&type=…&url=…` with the bytes themselves,
 * answered like a call by a list of import results: an archive gives several.
 */
export const uploadCall = 'import.upload';

/** The other one: `POST /api/backup.upload?name=…` with a backup, answered by what `backup.choose` gives. */
export const backupUploadCall = 'backup.upload';
