import { expect, test } from 'vitest';
import { settleMaths } from '../../../../src-main/core/importing/structure/maths.ts';
import { after } from './step.ts';

const math = '<math><mrow><mi>a</mi><mo>=</mo><mn>2</mn></mrow></math>';
const block = '<math display="block"><mi>b</mi></math>';

test.each([
  [
    'KaTeX',
    '<p>So <span class="katex"><span class="katex-mathml"><math><semantics><mrow><mi>a</mi><mo>=</mo><mn>2</mn></mrow><annotation encoding="application/x-tex">a=2</annotation></semantics></math></span><span class="katex-html" aria-hidden="true">a=2</span></span>.</p>',
    '<p>So <math><semantics><mrow><mi>a</mi><mo>=</mo><mn>2</mn></mrow></semantics></math>.</p>',
  ],
  [
    'KaTeX on a line of its own',
    '<span class="katex-display"><span class="katex"><span class="katex-mathml"><math><mi>b</mi></math></span><span class="katex-html">b</span></span></span>',
    block,
  ],
  [
    'MathJax 3',
    `<mjx-container class="MathJax"><mjx-math><mjx-mi></mjx-mi></mjx-math><mjx-assistive-mml>${math}</mjx-assistive-mml></mjx-container>`,
    math,
  ],
  [
    'MathJax 4',
    '<mjx-container><mjx-math data-latex="a^2"></mjx-math></mjx-container>',
    '<code data-lang="tex">a^2</code>',
  ],
  [
    'MathJax 2 with its markup',
    `<span class="MathJax_Preview"></span><span class="MathJax" data-mathml='${math}'><span>a=2</span></span><script type="math/tex">a=2</script>`,
    math,
  ],
  [
    'MathJax 2 on a line of its own',
    '<div class="MathJax_Display"><span class="MathJax"><nobr>b</nobr><span class="MJX_Assistive_MathML"><math><mi>b</mi></math></span></span></div><script type="math/tex; mode=display">b</script>',
    block,
  ],
  [
    'MathJax 2 without it',
    '<span class="MathJax_Preview">x</span><span class="MathJax_CHTML">drawn</span><script type="math/tex">x^2</script>',
    '<code data-lang="tex">x^2</code>',
  ],
  [
    'an encyclopedia',
    `<span class="mwe-math-element"><span style="display:none">${math}</span><img class="mwe-math-fallback-image-inline" src="a.svg" alt="a"></span>`,
    math,
  ],
  [
    'a drawn formula with its TeX',
    '<p>As <img class="latex" src="f.png" alt="$x^2$"> says <img src="boat.png" alt="A boat"></p>',
    '<p>As <code data-lang="tex">x^2</code> says <img src="boat.png" alt="A boat"></p>',
  ],
  [
    'a wrapped style',
    '<img class="mwe-math-fallback-image-inline" src="f.svg" alt="{\\displaystyle E=mc^{2}}">',
    '<code data-lang="tex">E=mc^{2}</code>',
  ],
  ['an empty formula with a text', '<math alttext="x+1"><mi></mi></math>', '<code data-lang="tex">x+1</code>'],
])('%s', (_, html, expected) => expect(after(settleMaths, html)).toBe(expected));
