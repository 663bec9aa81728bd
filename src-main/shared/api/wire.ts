/** A header that no form and no other site's page can send without asking first. */
export const callHeader = 'x-postil-call';

/**
 * The one call whose body is not JSON: `POST /api/import.upload?name=…&type=…&url=…` with the bytes themselves,
 * answered like a call by an import result.
 */
export const uploadCall = 'import.upload';
