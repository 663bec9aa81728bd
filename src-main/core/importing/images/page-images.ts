/**
 * The addresses of a page's images, kept aside while the body is chosen: extractors rewrite, resolve and judge the
 * `src` they see, so they see a token for each image instead.
 */
export class PageImages {
  private readonly sources: string[][] = [];

  /** The token that stands for these addresses, the best first; none for an image that was never saved. */
  keep(addresses: readonly string[]): string {
    this.sources.push([...addresses]);
    return `postil-image:${this.sources.length - 1}`;
  }

  /** The addresses behind a token, or an address itself where no token was put. */
  addressesOf(source: string): readonly string[] {
    const number = /^postil-image:(\d+)$/.exec(source)?.[1];
    if (number !== undefined) return this.sources[Number(number)] ?? [];
    return source === '' ? [] : [source];
  }
}
