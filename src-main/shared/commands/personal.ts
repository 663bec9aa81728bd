import { colors } from '../model/choices.ts';
import type { Settings } from '../model/settings.ts';
import type { Command } from './catalogue.ts';
import { commandsWith } from './key-bindings.ts';

const colorOf = new Map<string, (typeof colors)[number]>(colors.map((color) => [`mark.${color}`, color]));

/** The catalogue as a person has it: with the keys that they gave, and each colour by the name that they gave it. */
export function personalCommands(settings?: Pick<Settings, 'keys' | 'colorNames'>): Command[] {
  return commandsWith(settings?.keys ?? {}).map((command) => {
    const color = colorOf.get(command.id);
    const name = color && settings?.colorNames[color];
    return name === undefined ? command : { ...command, title: withName(command.title, name) };
  });
}

/** `Colour: yellow` -> `Colour: Claims`, in any language that has the colour after a colon. */
function withName(title: string, name: string): string {
  const colon = title.indexOf(': ');
  return colon === -1 ? name : `${title.slice(0, colon)}: ${name}`;
}
