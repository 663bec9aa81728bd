import { queryOptions } from '@tanstack/react-query';

/** As src-main/launch/licences.ts writes it beside the page when that is built. */
interface Licence {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string;
}

export const licencesQuery = queryOptions({
  queryKey: ['licences'],
  queryFn: async () => {
    const answer = await fetch('/licences.json');
    if (!answer.ok) throw new Error(String(answer.status));
    return (await answer.json()) as Licence[];
  },
});
