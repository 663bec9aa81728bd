import * as z from 'zod';

export const lineKinds = ['same', 'changed', 'added', 'removed', 'moved', 'split', 'joined'] as const;

/**
 * What changed from one body of an article to another, a line for each block in the order of the later one. `start` and
 * `end` are UTF-16 code units of the later reading text; a removed line has both where it stood. A line that was `split`
 * off ended the line before it; one that was `joined` has a removed newline wherever two lines met.
 */
export const comparisonSchema = z.object({
  from: z.object({ content: z.string(), replaced: z.string() }),
  lines: z.array(
    z.object({
      kind: z.enum(lineKinds),
      start: z.number().int(),
      end: z.number().int(),
      /** 1 to 6 for a heading, else null. */
      heading: z.number().int().nullable(),
      pieces: z.array(z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() })),
    }),
  ),
});
export type Comparison = z.infer<typeof comparisonSchema>;
export type ComparedLine = Comparison['lines'][number];
