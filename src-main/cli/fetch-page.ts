import { AppError } from '#shared/api/errors.ts';

export interface FetchedPage {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  /** The address after redirections. */
  readonly url: string;
}

const largestPage = 200 * 1024 * 1024;
const longestFetchMs = 60_000;

/** Whether an argument is an address of the web and not a path. */
export function isWebAddress(argument: string): boolean {
  return /^https?:\/\//i.test(argument);
}

/** Fetches one page because the person asked for exactly it: no cookies, no images, nothing that it links to. */
export async function fetchPage(address: string): Promise<FetchedPage> {
  const kept = 'Nothing was added.';
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(longestFetchMs), credentials: 'omit' });
    if (!response.ok) throw new AppError('not-found', `${address} answered with ${response.status}. ${kept}`);
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body ?? []) {
      size += chunk.length;
      if (size > largestPage) throw new AppError('too-large', `${address} is larger than 200 MB. ${kept}`);
      chunks.push(chunk);
    }
    return {
      bytes: Buffer.concat(chunks),
      contentType: response.headers.get('content-type') ?? '',
      url: response.url,
    };
  } catch (error) {
    if (error instanceof AppError) throw error;
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('not-found', `${address} could not be fetched: ${why}. ${kept}`, { cause: error });
  }
}
