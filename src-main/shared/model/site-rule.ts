import * as z from 'zod';

const selector = z.string().trim().min(1).max(300);

/** What of a page is its article, as a person said: an element, all of it, or all but some. */
export const bodyRuleSchema = z.object({
  /** The whole page, without what runs, navigates or is filled in. */
  whole: z.boolean().default(false),
  /** The element that is the article; null leaves that to extraction. */
  body: selector.nullable().default(null),
  /** What goes before the article is looked for. */
  remove: z.array(selector).max(100).default([]),
});
export type BodyRule = z.infer<typeof bodyRuleSchema>;

/** The rule for every page of a site; `host` in small letters and without `www.`. */
export const siteRuleSchema = bodyRuleSchema.extend({
  host: z
    .string()
    .max(253)
    .regex(/^[\p{L}\p{N}.:[\]-]+$/u)
    .transform((host) => host.toLowerCase().replace(/^www\d?\./, '')),
  modified: z.string(),
});
export type SiteRule = z.infer<typeof siteRuleSchema>;

/** A rule as it is given to be saved. */
export const unsavedRuleSchema = siteRuleSchema.omit({ modified: true });
export type UnsavedRule = z.infer<typeof unsavedRuleSchema>;

/**
 * `rules.json`, in the library: readable and editable by hand. `deleted` has the sites whose rule was taken away and when,
 * as a rule that is missing may be one that another machine does not know yet.
 */
export const rulesFileSchema = z.looseObject({
  format: z.literal(1),
  rules: z.array(siteRuleSchema),
  deleted: z.array(z.looseObject({ host: z.string(), at: z.string() })).optional(),
});
export type RulesFile = z.infer<typeof rulesFileSchema>;
