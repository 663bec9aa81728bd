import { queryOptions } from '@tanstack/react-query';
import { fileBesidePage } from '../../api/client.ts';

/** As src-main/launch/licences.ts writes it beside the page when that is built. */
interface Licence {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string;
}

export const licencesQuery = queryOptions({
  queryKey: ['licences'],
  queryFn: async () => (await fileBesidePage('licences.json')) as Licence[],
});
