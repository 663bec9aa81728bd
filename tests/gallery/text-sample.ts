import { readingText } from '#shared/anchoring/reading-text.ts';

/** The body of the sample article, and its reading text. */
export const body = `
<p>VALLETTA – The <em>harbour</em> of Marsa closed its gates at noon on Friday, for the first time in forty years, after the wind had turned twice in one morning.</p>
<p>“Nobody drowned, and nobody was surprised,” said Carmela Vella, who has kept the lock since 1998. “The charts were wrong. The sea was not.”</p>
<h2>What the gates cost</h2>
<p>The Harbour Board puts the damage at 2.4 million euros. Vella denied that the warning had come late, and named three boats that had answered it.</p>
<p>Engineers of Nordhaven Works will look at the hinges on Monday; until then the ferries to Gozo leave from Sliema.</p>`;

const template = document.createElement('template');
template.innerHTML = body;
export const text = readingText(template.content).text;
