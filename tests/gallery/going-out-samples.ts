import type { InStepStatus } from '#shared/model/folder-sync.ts';
import type { Answers } from './answers.ts';
import { article, longTitle } from './samples.ts';

/** Literal samples of what leaves the library. */

/** The folder that is kept in step, after a run that left something to look at. */
export const folder: InStepStatus = {
  setting: { on: true, directory: '/home/ida/Notes/Postil', format: 'obsidian', template: null },
  running: false,
  last: {
    at: '2026-03-15T08:40:00.000Z',
    files: 1240,
    written: 3,
    edited: 1,
    conflicts: [{ path: '/home/ida/Notes/Postil/The harbour closes its gates.md', message: 'Both were changed.' }],
    failed: [
      {
        path: `/home/ida/Notes/Postil/${longTitle}.md`,
        message: `The file /home/ida/Notes/Postil/${longTitle}.md could not be written: its name is too long.`,
      },
    ],
  },
};

const markdown = `---
title: "${article.title}"
author: "Ida Brandt"
source: https://sampler.example/harbour
tags: [harbours, malta/marsa]
---

# ${article.title}

## What the gates cost

> 2.4 million euros

Compare with the closure. ([[gates|closed its gates at noon on Friday]])

> “Nobody drowned, and nobody was surprised,”

The quote for the headline. #quotable
`;

const template = `# {{ article.title }}

{% for note in notes %}
> {{ note.quote | blockquote }}

{{ note.body }}{% for tag in note.tags %} #{{ tag }}{% endfor %}
{% endfor %}`;

export const exportAnswers: Answers = {
  'export.template': () => ({ text: template }),
  'export.render': () => [
    { id: 'sample', name: 'The harbour closes its gates, and the charts are blamed.md', text: markdown },
  ],
  'export.statements': ({ heading }) => ({
    name: 'What Carmela Vella said.md',
    text: `# ${heading}\n\n| Date | Who | What | Source |\n| --- | --- | --- | --- |\n| 13 March 2026 | Carmela Vella said | “Nobody drowned, and nobody was surprised.” | ${article.title}, The Postil Sampler |\n`,
  }),
};
