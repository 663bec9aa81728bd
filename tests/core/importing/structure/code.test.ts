import { expect, test } from 'vitest';
import { settleCode } from '../../../../src-main/core/importing/structure/code.ts';
import { after } from './step.ts';

const sql = (text: string): string => `<pre><code data-lang="sql" class="language-sql">${text}</code></pre>`;

test.each([
  [
    'spans of a highlighter',
    '<pre><code class="hljs sql"><span class="k">SELECT</span> <span>1</span>\n</code></pre>',
    sql('SELECT 1'),
  ],
  [
    'a table with a gutter',
    '<div class="highlight-sql"><table class="highlighttable"><tr><td class="linenos"><pre>1\n2</pre></td><td class="code"><pre>a\n  b</pre></td></tr></table></div>',
    sql('a\n  b'),
  ],
  [
    'a table with a row for each line',
    '<table class="highlight file-line" data-lang="sql"><tr><td class="blob-num" data-line-number="1"></td><td class="blob-code">a</td></tr>\n<tr><td class="blob-num" data-line-number="2"></td><td class="blob-code">  b</td></tr></table>',
    sql('a\n  b'),
  ],
  [
    'a gutter inside of the block',
    '<pre class="highlight"><code class="language-sql"><table class="rouge-table"><tbody><tr><td class="rouge-gutter gl"><span class="lineno">1\n2</span></td><td class="rouge-code">a\nb</td></tr></tbody></table></code></pre>',
    sql('a\nb'),
  ],
  ['breaks', '<pre class="brush: sql; toolbar: false">a<br>b</pre>', sql('a\nb')],
  ['a box for each line', '<pre data-lang="sql"><code><div>a</div><div></div><div>b</div></code></pre>', sql('a\n\nb')],
  ['a button', '<pre class="language-sql"><code>a</code><button>Copy</button></pre>', sql('a')],
  ['empty lines', '<pre><code class="language-sql">\n\na\n\n\nb\n\n</code></pre>', sql('a\n\n\nb')],
  ['hard spaces', '<pre><code class="lang-sql">a&nbsp;b</code></pre>', sql('a b')],
  [
    'a language around',
    '<div class="sourceCode" data-lang="sql"><pre class="sourceCode"><code>a</code></pre></div>',
    sql('a'),
  ],
  [
    'a frame with its tools',
    '<div class="code-toolbar"><pre class="language-sql"><code>a</code></pre><div class="toolbar"><button>Copy</button></div></div>',
    sql('a'),
  ],
  ['no language', '<pre><code class="language-plaintext">a</code></pre>', '<pre><code>a</code></pre>'],
  ['a letter with its own markup', '<pre>Dear <b>sir</b>,\n  yours</pre>', '<pre>Dear <b>sir</b>,\n  yours</pre>'],
  [
    'code in a line',
    '<p>Call <code class="language-js">f()</code>.</p>',
    '<p>Call <code class="language-js">f()</code>.</p>',
  ],
  [
    'a poem',
    '<pre class="wp-block-verse">The tide\n  is <em>late</em></pre>',
    '<p>The tide<br>&#160;&#160;is <em>late</em></p>',
  ],
])('%s', (_, html, expected) => expect(after(settleCode, html).replaceAll('\u00a0', '&#160;')).toBe(expected));
