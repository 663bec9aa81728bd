import type { Article } from '#shared/model/article.ts';
import { articleOf, filesOf } from './library.ts';

/** Sentences of a story that is told nowhere else, as many as wanted. */
export function storyOf(subject: string, sentences = 14): string[] {
  const said = [
    `The council of ${subject} met on Thursday evening to settle what becomes of the old ferry landing`,
    `Nobody in the hall of ${subject} had expected that so many people would come and stay until midnight`,
    `An engineer showed with three drawings how the piles below the landing have been eaten by worms`,
    `The repair would cost the town of ${subject} more than it spends on its two schools in a year`,
    `Fishermen asked where they were to bring their catch if the landing were closed before the summer`,
    `A retired teacher recalled the winter in which the ferry did not run and bread came over the ice`,
    `The mayor promised to ask the county for half of the money and to answer before the end of March`,
    `Two members of the council left the room before the vote because they own houses beside the water`,
    `In the end eleven voted for a repair in steps and four for a new landing further up the river`,
    `The shipyard at the bend offered timber from a barge that has lain in its yard since the flood`,
    `Children had painted the ferry on a bed sheet and hung it from the gallery during the debate`,
    `The clerk counted two hundred and twelve signatures under the petition that was handed over`,
    `Whoever wants to see the drawings can do so in the library of ${subject} until the first of May`,
    `The next meeting is to be held in the gymnasium because the hall is too small for such an evening`,
  ];
  return said.slice(0, sentences).map((sentence) => `${sentence}.`);
}

export function bodyOf(sentences: readonly string[]): string {
  const paragraphs: string[] = [];
  for (let at = 0; at < sentences.length; at += 3) paragraphs.push(`<p>${sentences.slice(at, at + 3).join(' ')}</p>`);
  return paragraphs.join('\n');
}

/** What `library.add` takes for an article of these sentences. */
export function copyOf(id: string, sentences: readonly string[], changes: Partial<Article> = {}) {
  const html = bodyOf(sentences);
  return [articleOf(id, html, changes), filesOf(html)] as const;
}
