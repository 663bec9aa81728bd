import { Fragment } from 'react';

/** Tags in a line, each with its sign where its own letters begin. */
export function TagLine({ tags }: { tags: readonly string[] }) {
  return tags.map((tag, at) => (
    <Fragment key={tag}>
      {at > 0 && ' '}
      <bdi>#{tag}</bdi>
    </Fragment>
  ));
}
