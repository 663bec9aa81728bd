import { type Command, Option } from 'commander';
import { AppError } from '#shared/api/errors.ts';
import { indexedTypes } from '#shared/model/choices.ts';
import type { EntityType } from '#shared/model/entity.ts';
import { withApp } from '../open-app.ts';
import { withCommonOptions } from '../output.ts';
import { type PassageOptions, wantedPassage, withPassageOptions } from '../wanted-passage.ts';
import { type HereOptions, makeCorrection, withHere } from './entity-correct.ts';

interface AddOptions extends HereOptions, PassageOptions {
  type: EntityType;
  in?: string;
  only?: boolean;
}

export function addEntityAddCommand(entity: Command, version: string): void {
  withHere(withPassageOptions(withCommonOptions(entity.command('add'))))
    .description('Name one that was not recognised; it is found wherever its name stands as whole words.')
    .argument('<name>', 'what it is called')
    .addOption(new Option('--type <type>', 'what it is').choices(indexedTypes).makeOptionMandatory())
    .option('--in <id>', 'the article in which --quote stands')
    .option('--only', 'nowhere but at --quote')
    .action((name: string, options: AddOptions) =>
      withApp(options, 'write', version, async (app) => {
        const { type, quote, only = false } = options;
        if ((quote === undefined) !== (options.in === undefined))
          throw new AppError('invalid-input', 'Name a passage by --in and --quote together.');
        const articleId = options.in === undefined ? null : app.library.resolveId(options.in);
        const passage = articleId === null ? null : wantedPassage(await app.library.body(articleId), options);
        const at = articleId === null || passage === null ? null : { articleId, ...passage };
        const articles = options.here?.map((id) => app.library.resolveId(id)) ?? null;
        await makeCorrection(app, { kind: 'add', entity: { type, name }, articles, at, every: !only }, options);
      }),
    );
}
