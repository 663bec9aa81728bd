import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Color } from '#shared/model/annotation.ts';
import { colorNameOf } from '#shared/model/color-name.ts';
import { text } from '../lib/text.ts';
import { settingsQuery } from './queries.ts';

/** What colours are called: by the person, else in the language of the window. Follows the settings. */
export function useColorNames(): (color: Color) => string {
  const names = useQuery(settingsQuery).data?.colorNames;
  return useCallback((color) => colorNameOf(color, names, text.names.colors[color]), [names]);
}
