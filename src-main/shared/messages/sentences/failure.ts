/** What happened to a file or a page, said behind its name, and what to do about it. */
export type Failure = readonly [happened: string, advice: string];
