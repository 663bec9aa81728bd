import type { Command } from 'commander';
import { AppError } from '#shared/api/errors.ts';
import type { SiteRule } from '#shared/model/site-rule.ts';
import { withApp } from '../open-app.ts';
import { type CommonOptions, complain, withCommonOptions, writeJson, writeLine } from '../output.ts';

export function addRulesCommand(program: Command, version: string): void {
  const rules = program
    .command('rules')
    .description('What you said of the pages of a site (rules.json of the library).');

  withCommonOptions(rules.command('list'))
    .description('The rules, by site.')
    .action((options: CommonOptions) =>
      withApp(options, 'read', version, async ({ siteRules }) => {
        const found = await siteRules.list();
        for (const rule of found)
          await (options.json ? writeJson(rule) : writeLine(`${rule.host}: ${described(rule)}`));
        if (found.length === 0 && !options.json && !options.quiet) complain('There are no rules.');
      }),
    );

  withCommonOptions(rules.command('remove'))
    .description('Forget the rule of a site; articles stay as they are.')
    .argument('<host>', 'the site, such as news.example.org')
    .action((host: string, options: CommonOptions) =>
      withApp(options, 'write', version, async ({ siteRules, publish }) => {
        const rule = await siteRules.delete(host);
        if (rule === null) throw new AppError('not-found', `There is no rule for ${host}. Nothing was changed.`);
        publish({ type: 'rules-changed' });
        if (options.json) await writeJson(rule);
        else if (!options.quiet) await writeLine(`removed  ${rule.host}: ${described(rule)}`);
      }),
    );
}

function described({ whole, body, remove }: SiteRule): string {
  const part = whole ? 'the whole page' : body === null ? null : `the article is ${body}`;
  return [part, ...remove.map((selector) => `without ${selector}`)].filter((said) => said !== null).join('; ');
}
