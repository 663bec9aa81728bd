import { useQuery } from '@tanstack/react-query';
import type { Command, CommandId } from '#shared/commands/catalogue.ts';
import { personalCommands } from '#shared/commands/personal.ts';
import type { Settings } from '#shared/model/settings.ts';
import { queryClient, settingsQuery } from './queries.ts';

let known: { readonly of: Settings | undefined; readonly commands: readonly Command[] } | null = null;

/** Made once for each state of the two settings, so that who asks gets the same list. */
function commandsOf(settings: Settings | undefined): readonly Command[] {
  const isSame = known?.of?.keys === settings?.keys && known?.of?.colorNames === settings?.colorNames;
  if (known === null || !isSame) known = { of: settings, commands: personalCommands(settings) };
  return known.commands;
}

/** Every command with the keys that it has now, and its colour as the person calls it. */
export function commandsNow(): readonly Command[] {
  return commandsOf(queryClient.getQueryData(settingsQuery.queryKey));
}

/** The same for what is shown, which follows the settings. */
export function useCommandList(): readonly Command[] {
  return commandsOf(useQuery(settingsQuery).data);
}

/** The first key of a command as it is now; undefined where it has none. */
export function useCommandKeys(id: CommandId): string | undefined {
  return useCommandList().find((command) => command.id === id)?.keys[0];
}
