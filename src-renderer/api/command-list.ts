import { useQuery } from '@tanstack/react-query';
import type { Command, CommandId } from '#shared/commands/catalogue.ts';
import { commandTitle } from '#shared/commands/command-title.ts';
import { bindingOf, canonicalKeys, commandsWith, type KeyPress, type OwnKeys } from '#shared/commands/key-bindings.ts';
import { capsOf, isMac } from '../lib/keys.ts';
import { text } from '../lib/text.ts';
import { queryClient, settingsQuery } from './queries.ts';

const none: OwnKeys = {};
let known: { readonly keys: OwnKeys; readonly commands: readonly Command[] } | null = null;

/** Made once for each state of the keys, so that who asks again gets the same list. */
function commandsOf(keys: OwnKeys = none): readonly Command[] {
  if (known?.keys !== keys) known = { keys, commands: commandsWith(keys) };
  return known.commands;
}

/** Every command with the keys that it has now. */
export function commandsNow(): readonly Command[] {
  return commandsOf(queryClient.getQueryData(settingsQuery.queryKey)?.keys);
}

/** The same for what is shown, which follows the settings. */
export function useCommandList(): readonly Command[] {
  return commandsOf(useQuery(settingsQuery).data?.keys);
}

/** The first key of a command as it is now; undefined where it has none. */
export function useCommandKeys(id: CommandId): string | undefined {
  return useCommandList().find((command) => command.id === id)?.keys[0];
}

/** The same as it is read in a sentence or a tooltip: `Ctrl+K`. */
export function useCaps(id: CommandId): string | undefined {
  const binding = useCommandKeys(id);
  return binding && capsOf(binding);
}

/** Whether the keys that are pressed give a command now, for who takes it before the window does. */
export function isGiven(id: CommandId, press: KeyPress): boolean {
  const binding = bindingOf(press, isMac);
  const keys = commandsNow().find((command) => command.id === id)?.keys ?? [];
  return binding !== null && keys.some((each) => canonicalKeys(each) === canonicalKeys(binding));
}

/** The title of a command in the language of the window, with the name that the person gave to its colour. */
export function titleOfCommand(id: CommandId): string {
  return commandTitle(id, text, queryClient.getQueryData(settingsQuery.queryKey)?.colorNames);
}
