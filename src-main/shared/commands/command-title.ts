import type { Messages } from '../messages/messages.ts';
import { colors } from '../model/choices.ts';
import type { Settings } from '../model/settings.ts';
import type { CommandId } from './catalogue.ts';

const colorOf = new Map<string, (typeof colors)[number]>(colors.map((color) => [`mark.${color}`, color]));

/** The title of a command in a language; a colour that the person named has that name after the colon: `Colour: Claims`. */
export function commandTitle(
  id: CommandId,
  text: Pick<Messages, 'commands'>,
  names: Settings['colorNames'] = {},
): string {
  const title = text.commands[id];
  const color = colorOf.get(id);
  const name = color && names[color];
  return name === undefined ? title : `${title.slice(0, title.indexOf(':'))}: ${name}`;
}
