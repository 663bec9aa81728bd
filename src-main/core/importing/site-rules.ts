import { join } from 'node:path';
import * as z from 'zod';
import { AppError } from '#shared/api/errors.ts';
import { mergeRules } from '#shared/merging/merge-files.ts';
import { timeAfter } from '#shared/merging/order.ts';
import {
  type BodyRule,
  type RulesFile,
  rulesFileSchema,
  type SiteRule,
  siteRuleSchema,
} from '#shared/model/site-rule.ts';
import { said } from '../said.ts';
import type { FilePolicy } from '../storage/json-adapter.ts';
import { JsonStore } from '../storage/json-store.ts';
import { isEmptyRule } from './body/body-rule.ts';
import { parseSelector } from './body/selector.ts';

/** What a person said of the pages of a site, in `rules.json` of the library: read anew whenever the file changes. */
export interface SiteRules {
  /** By host. */
  list(): Promise<readonly SiteRule[]>;
  /** Sets the rule of a host; throws `invalid-input` for a selector that rules do not know or a rule without content. */
  change(rule: Omit<SiteRule, 'modified'>): Promise<SiteRule>;
  /** Adds to the rule of a host: a part or the whole page takes the place of the one before, removals come on top. */
  merge(host: string, rule: BodyRule): Promise<{ rule: SiteRule; previous: SiteRule | null }>;
  /** Gives the rule that went, null where there was none. */
  delete(host: string): Promise<SiteRule | null>;
  settled(): Promise<void>;
}

/** The most rules for one site or of one library that still are what a person made. */
const mostRules = 5000;
const mostRemovals = 100;

export function openSiteRules(libraryDirectory: string, files: FilePolicy): SiteRules {
  const path = join(libraryDirectory, 'rules.json');
  const fresh = (): RulesFile => ({ format: 1, rules: [] });
  const merge = (mine: RulesFile, theirs: RulesFile) => mergeRules(mine, theirs, 'second');
  const store = new JsonStore<RulesFile>({ path, schema: rulesFileSchema, format: 1, files, merge }, fresh);

  function set(file: RulesFile, given: Omit<SiteRule, 'modified'>): SiteRule {
    const { host: wanted } = checked({ ...given, modified: '' });
    const before = file.rules.find(({ host }) => host === wanted)?.modified ?? deletedAt(file, wanted);
    const rule = checked({ ...given, modified: timeAfter(before, files.now().toISOString()) });
    const others = file.rules.filter(({ host }) => host !== rule.host);
    if (others.length >= mostRules) throw refused(rule.host, said().importing.tooManyRules(mostRules));
    file.rules = [...others, rule].sort((a, b) => a.host.localeCompare(b.host));
    if (file.deleted !== undefined) file.deleted = file.deleted.filter(({ host }) => host !== rule.host);
    return rule;
  }

  return {
    list: async () => (await store.read()).rules,
    change: (rule) => store.update((file) => set(file, rule)),
    merge: (host, rule) =>
      store.update((file) => {
        const previous = file.rules.find((candidate) => candidate.host === host) ?? null;
        const remove = [...new Set([...(previous?.remove ?? []), ...rule.remove])].slice(-mostRemovals);
        const says = rule.whole || rule.body !== null;
        const { whole, body } = says || previous === null ? rule : previous;
        return { rule: set(file, { host, whole, body, remove }), previous };
      }),
    async delete(host) {
      const wanted = siteRuleSchema.shape.host.safeParse(host).data;
      const { rules } = await store.read();
      if (!rules.some((rule) => rule.host === wanted)) return null;
      return store.update((file) => {
        const previous = file.rules.find((rule) => rule.host === wanted) ?? null;
        file.rules = file.rules.filter((rule) => rule.host !== wanted);
        if (previous !== null) {
          const at = timeAfter(previous.modified, files.now().toISOString());
          file.deleted = [...(file.deleted ?? []), { host: previous.host, at }].slice(-mostRules);
        }
        return previous;
      });
    },
    settled: () => store.settled(),
  };
}

function deletedAt({ deleted = [] }: RulesFile, wanted: string): string {
  return deleted.find(({ host }) => host === wanted)?.at ?? '';
}

function checked(given: SiteRule): SiteRule {
  const parsed = siteRuleSchema.safeParse(given);
  if (!parsed.success) throw refused(given.host, z.prettifyError(parsed.error));
  const rule = parsed.data;
  if (isEmptyRule(rule)) throw refused(rule.host, said().importing.ruleEmpty);
  for (const selector of [...(rule.body === null ? [] : [rule.body]), ...rule.remove]) {
    const { problem } = parseSelector(selector);
    if (problem !== null) throw refused(rule.host, problem);
  }
  return rule;
}

function refused(host: string, why: string): AppError {
  return new AppError('invalid-input', said().importing.ruleNotSaved(host, why));
}
