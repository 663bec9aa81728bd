import { readPageAddress } from '#shared/api/page-address.ts';

/** What the address said when this page was opened: which window of the host it is, and what it is to show. */
export const openedAt = readPageAddress(globalThis.location?.search ?? '');
