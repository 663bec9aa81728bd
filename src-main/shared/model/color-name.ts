import type { Color } from './annotation.ts';

/** What a person calls a colour: the name that they gave it, else `own`, else its id with a capital, `Yellow`. */
export function colorNameOf(color: Color, names: Partial<Record<Color, string>> = {}, own?: string): string {
  return names[color] ?? own ?? `${color.charAt(0).toUpperCase()}${color.slice(1)}`;
}
