import fc from 'fast-check';
import { parseFragment, serialize } from 'parse5';
import { describe, expect, test } from 'vitest';
import { bodyText, parseBody } from '../../../src-main/core/importing/page/body-text.ts';
import type { TreeNode } from '../../../src-main/core/importing/page/parse-tree.ts';
import { sanitiseHtml } from '../../../src-main/core/importing/sanitising/sanitise.ts';

const payloads = [
  '<script>alert(1)</script>',
  '<ScRiPt >alert(1)</sCrIpT >',
  '<script/x>alert(1)</script/x>',
  '<<script>script>alert(1)<</script>/script>',
  '<img src=x onerror=alert(1)>',
  '<img src="media/a.png" onload=alert(1)>',
  '<img/src=x/onerror=alert(1)>',
  '<img src=`x`onerror=alert(1)>',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
  '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<math><mi//xlink:href="data:x,<script>alert(1)</script>">',
  '<math href="javascript:alert(1)">x</math>',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="javascript:alert(1)"></object>',
  '<embed src="javascript:alert(1)">',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="JaVaScRiPt:alert(1)">x</a>',
  '<a href="java\tscript:alert(1)">x</a>',
  '<a href="&#106;avascript:alert(1)">x</a>',
  '<a href=" javascript:alert(1)">x</a>',
  '<a href="\u0001javascript:alert(1)">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<a href="vbscript:msgbox(1)">x</a>',
  '<a href="file:///etc/passwd">x</a>',
  '<a href="//evil.example/x">x</a>',
  '<a href="https://user:pass@evil.example/">x</a>',
  '<a href="https://a.example" ping="https://evil.example" target=_blank style="position:fixed">x</a>',
  '<base href="https://evil.example/"><a href="x">y</a>',
  '<meta http-equiv=refresh content="0;url=https://evil.example">',
  '<link rel=stylesheet href="https://evil.example/x.css">',
  '<style>@import "https://evil.example/x.css"; p { background: url(https://evil.example) }</style>',
  '<p style="background:url(https://evil.example)">x</p>',
  '<p id=app class=overlay onclick=alert(1) contenteditable>x</p>',
  '<form action="https://evil.example"><input name=attributes><button formaction="javascript:alert(1)">x</button></form>',
  '<input autofocus onfocus=alert(1)>',
  '<details open ontoggle=alert(1)><summary>x</summary>y</details>',
  '<video poster="https://evil.example"><source onerror=alert(1)></video>',
  '<audio src="https://evil.example/x.mp3" autoplay></audio>',
  '<img srcset="https://evil.example/a 1x" src="https://evil.example/b">',
  '<img src="media/../../secret.png">',
  '<img src="media/%2e%2e/secret">',
  '<picture><source srcset="https://evil.example/a"><img src="//evil.example/b"></picture>',
  '<template><img src=x onerror=alert(1)></template>',
  '<template shadowrootmode=open><script>alert(1)</script></template>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<noembed><img title="</noembed><img src onerror=alert(1)>"></noembed>',
  '<xmp><img title="</xmp><img src onerror=alert(1)>"></xmp>',
  '<textarea><img title="</textarea><img src onerror=alert(1)>"></textarea>',
  '<title><img title="</title><img src onerror=alert(1)>"></title>',
  '<select><template><style><!--</style><a rel="--></style></template></select><img src onerror=alert(1)>">',
  '<!--><img src=x onerror=alert(1)>-->',
  '<!--!><img src=x onerror=alert(1)>-->',
  '<![CDATA[<img src=x onerror=alert(1)>]]>',
  '<?xml-stylesheet href="https://evil.example"?><p>x</p>',
  '<table background="https://evil.example"><tr><td background=x>y</td></tr></table>',
  '<body onload=alert(1) background="https://evil.example">x</body>',
  '<frameset onload=alert(1)><frame src="javascript:alert(1)"></frameset>',
  '<marquee onstart=alert(1)>x</marquee>',
  '<isindex action="javascript:alert(1)" type=image>',
  '<p>x</p><plaintext><script>alert(1)</script>',
  '<a href="https://a.example/&quot;><img src=x onerror=alert(1)>">x</a>',
  '<abbr title="</abbr><script>alert(1)</script>">x</abbr>',
  '<time datetime="&quot; onmouseover=alert(1)">x</time>',
  '<p lang="&quot;><script>alert(1)</script>">x</p>',
  '<blockquote cite="javascript:alert(1)">x</blockquote>',
  '<div><a href="https://x.example"><table><a href="javascript:alert(1)">y</table></a></div>',
  '<pre>\n\n<b onclick=x>y</b></pre>',
  '<math><mtext><p>x<style><img src=1 onerror=alert(1)></style></p></mtext></math>',
  '<math><mi><table><mglyph><mi><style><!--</style><img title="--&gt;&lt;/mglyph&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<math><mglyph><svg><mtext><textarea><path id="</textarea><img onerror=alert(1) src=1>">',
  '<math><annotation-xml encoding="text/html"><style><img src=x onerror=alert(1)></style></annotation-xml><mi>x</mi></math>',
  '<math><semantics><mi>x</mi><annotation-xml encoding="application/xhtml+xml"><script>alert(1)</script></annotation-xml></semantics></math>',
  '<math><mtext><malignmark><mtext><option><FAKEFAKE><option></option><mglyph><svg><mtext><textarea><a title="</textarea><img src=\'#\' onerror=alert(1)>">',
  '<math><mi href="javascript:alert(1)" xlink:href="javascript:alert(1)" style="x" id="app" class="y">x</mi></math>',
  '<math><maction actiontype="statusline#https://evil.example" xlink:href="javascript:alert(1)"><mi>x</mi></maction></math>',
  '<math><mtext></mtext></math><math><ms><svg><foreignObject><img src=x onerror=alert(1)></foreignObject></svg></ms></math>',
  '<math><mo>&lt;img src=x onerror=alert(1)&gt;</mo></math>',
  '<math><mrow>&lt;script&gt;alert(1)&lt;/script&gt;</mrow></math>',
  '<math><mfenced open="<img src=x onerror=alert(1)>" close="</math><script>alert(1)</script>"><mi>x</mi></mfenced></math>',
  '<math><mtable><mtr><mtd><table><tr><td><img src=x onerror=alert(1)>',
  '<mi><img src=x onerror=alert(1)></mi><mtext>x</mtext>',
  '<math><img src=x onerror=alert(1)><mi>x</mi></math>',
  '<math><math><mtext><math><b><mi>x</b>y</math></mtext></math></math>',
  '<p id=fn-1>x</p><p id=fn-1 name=attributes>y</p><a href="#fn-1" id=fnref-1>1</a>',
  '<a id=getElementById href="https://a.example">x</a><a name=body href="https://a.example">y</a>',
  '<a id="fn-1 x" href="#fn-1">x</a><a id=fnref-0 href="#fn-0">x</a><li id="fn-1.innerHTML">x</li>',
  '<a href="#">x</a><a href="#top">y</a><a href="#fn-1/../x">z</a><a href="#fnref-1#x">z</a>',
  '<a href="#javascript:alert(1)">x</a><a href="?x#fn-1">y</a><a href="/x#fn-1">y</a><a href="//evil.example/#fn-1">z</a>',
  '<code data-language="sql onclick=alert(1)">x</code><code data-language="&quot;><script>">y</code>',
  '<p data-language=x data-x=y data-postil-embed=z>x</p>',
];

const elements = new Set(
  (
    'a abbr b bdi bdo blockquote br caption cite code col colgroup dd del dl dt em figcaption figure h1 h2 h3 h4 h5 h6 ' +
    'hr i img ins kbd li ol p pre q rp rt ruby s samp small strong sub sup table tbody td tfoot th thead time tr u ul var'
  ).split(' '),
);
const tokens = new Set('mi mn mo ms mtext'.split(' '));
const layouts = new Set(
  (
    'math merror mfrac mmultiscripts mover mprescripts mroot mrow msqrt msub msubsup msup mtable mtd mtr munder ' +
    'munderover'
  ).split(' '),
);
const attributes = new Set(
  (
    'alt colspan data-language datetime dir height href id lang reversed rowspan scope src start title type value width ' +
    'accent accentunder columnspan display linethickness mathvariant stretchy'
  ).split(' '),
);
const xhtml = 'http://www.w3.org/1999/xhtml';

/** Every element, attribute and address of a body, against lists written down here a second time. */
function faultsOf(html: string): string[] {
  const faults: string[] = [];
  const ids: string[] = [];
  const visit = (node: TreeNode): void => {
    if (node.nodeName === '#text') return;
    if (!('tagName' in node)) faults.push(node.nodeName);
    else {
      const isMath = String(node.namespaceURI).endsWith('MathML');
      const known = isMath ? tokens.has(node.tagName) || layouts.has(node.tagName) : elements.has(node.tagName);
      if (!known || (!isMath && node.namespaceURI !== xhtml)) faults.push(`${node.namespaceURI} ${node.tagName}`);
      for (const child of isMath ? node.childNodes : []) {
        const isText = child.nodeName === '#text';
        const isInside = 'tagName' in child && child.namespaceURI === node.namespaceURI && child.tagName !== 'math';
        if (isText !== tokens.has(node.tagName) || (!isText && !isInside)) faults.push(`math ${child.nodeName}`);
      }
      for (const { name, value } of node.attrs) {
        if (!attributes.has(name)) faults.push(`${node.tagName} ${name}`);
        if (name === 'href' && !/^(?:https?:\/\/(?![^/]*@)|mailto:|#fn(?:ref)?-[\d-]+$)/i.test(value))
          faults.push(value);
        if (name === 'id' && (!/^fn(?:ref)?-[\d-]+$/.test(value) || ids.includes(value))) faults.push(value);
        if (name === 'id') ids.push(value);
        if (name === 'src' && !/^media\/[\w.-]+$/.test(value)) faults.push(value);
      }
      node.childNodes.forEach(visit);
    }
  };
  parseFragment(html).childNodes.forEach(visit);
  return faults;
}

describe('what must not pass', () => {
  test.each(payloads)('%s', (payload) => {
    for (const html of [payload, `<p>before ${payload} after</p>`, `<table><tr><td>${payload}`, `<ul><li>${payload}`]) {
      const clean = sanitiseHtml(html);
      expect(faultsOf(clean)).toEqual([]);
      expect(serialize(parseBody(clean))).toBe(clean);
    }
  });
});

describe('what must stay', () => {
  test.each([
    ['text alone', 'A line & another', '<p>A line &amp; another</p>'],
    ['blocks without a meaning', '<div>one<div>two</div>three</div>', '<p>one</p>\n<p>two</p>\n<p>three</p>'],
    ['two breaks', '<p>one<br><br>two<br>three<br></p>', '<p>one</p>\n<p>two<br>three</p>'],
    [
      'a link around blocks',
      '<a href="https://a.example/"><h2>x</h2></a>',
      '<h2><a href="https://a.example/">x</a></h2>',
    ],
    ['a paragraph in a list item', '<ul><li><p>x</p></li></ul>', '<ul><li>x</li></ul>'],
    ['images alone', '<p><img src="media/a.png" alt="x"></p>', '<figure><img src="media/a.png" alt="x"></figure>'],
    ['a mark', '<p>a <mark>b</mark> c</p>', '<p>a b c</p>'],
    ['lines of code', '<pre>\n\na\n  b </pre>', '<pre>a\n  b </pre>'],
    ['a table of one cell', '<table><tr><td><p>x</p><p>y</p></td></tr></table>', '<p>x</p>\n<p>y</p>'],
    ['white space', '<p>\n  a \n b<b> c </b> d </p>  <p>e</p>', '<p>a b<b> c </b>d</p>\n<p>e</p>'],
    [
      'ruby',
      '<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>',
      '<p><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby></p>',
    ],
    [
      'a formula',
      '<p>So <math><semantics><mrow><mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup></mrow>' +
        '<annotation encoding="application/x-tex">E=mc^2</annotation></semantics></math> it is.</p>',
      '<p>So <math><mrow><mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup></mrow></math> it is.</p>',
    ],
    [
      'a formula on a line of its own',
      '<p>We see <math display="block"><mi>x</mi></math> that it is.</p>',
      '<p>We see</p>\n<p><math display="block"><mi>x</mi></math></p>\n<p>that it is.</p>',
    ],
    [
      'the places of a formula',
      '<math><mfrac><mstyle><mn>1</mn><mi>x</mi></mstyle><mspace></mspace></mfrac><mfenced open="["><mi>a</mi><mi>b</mi></mfenced></math>',
      '<p><math><mfrac><mrow><mn>1</mn><mi>x</mi></mrow><mrow></mrow></mfrac>' +
        '<mrow><mo>[</mo><mi>a</mi><mo>,</mo><mi>b</mi><mo>)</mo></mrow></math></p>',
    ],
    [
      'a note, the way to it and back',
      '<p>Said<sup><a id="fnref-1" href="#fn-1">1</a></sup>.</p><ol><li id="fn-1">Once. <a href="#fnref-1"></a></li></ol>',
      '<p>Said<sup><a id="fnref-1" href="#fn-1">1</a></sup>.</p>\n<ol><li id="fn-1">Once.<a href="#fnref-1"></a></li></ol>',
    ],
    ['a way to nowhere', '<p>Said <a href="#fn-2">2</a>.</p>', '<p>Said 2.</p>'],
    [
      'a language of code',
      '<pre><code data-language="c++">x</code></pre>',
      '<pre><code data-language="c++">x</code></pre>',
    ],
    [
      'the direction of a box that dissolves',
      '<div dir="rtl"><p>א</p>ב<p dir="ltr">c</p></div>',
      '<p dir="rtl">א</p>\n<p dir="rtl">ב</p>\n<p dir="ltr">c</p>',
    ],
    [
      'direction',
      '<p dir="RTL" lang="he">א</p><bdo dir="rtl">x</bdo>',
      '<p dir="RTL" lang="he">א</p>\n<p><bdo dir="rtl">x</bdo></p>',
    ],
  ])('%s', (_, html, expected) => expect(sanitiseHtml(html)).toBe(expected));

  test('soft hyphens and marks of order do not part a word', () => {
    expect(bodyText(sanitiseHtml('<p>Nach\u00adrich\u00adten\ufeff</p>'))).toBe('Nachrichten');
  });
});

describe('the one form', () => {
  const names = [
    ...elements,
    ...tokens,
    ...layouts,
    ...'div span section font mark svg math template button nobr foreignObject desc title mglyph malignmark'.split(' '),
    ...'annotation-xml annotation semantics mstyle mspace mfenced maction style'.split(' '),
  ];
  const attribute = fc.constantFrom(
    '',
    ' lang=en',
    ' dir=rtl',
    ' href="https://a.example/?a=1&b"',
    ' title="a\r\nb"',
    ' alt="x"',
    ' id=fn-1',
    ' id=fnref-1 href="#fn-1"',
    ' href="#fnref-1"',
    ' encoding="text/html" display=block',
    ' open="<" close="&lt;/math>"',
  );
  const start = fc.tuple(fc.constantFrom(...names), attribute).map(([name, value]) => `<${name}${value}>`);
  const piece = fc.oneof(
    { arbitrary: start, weight: 4 },
    { arbitrary: fc.constantFrom(...names).map((name) => `</${name}>`), weight: 4 },
    {
      arbitrary: fc.constantFrom(
        'a',
        ' ',
        '\n',
        '\r\n',
        ' b ',
        '&#13;',
        '&nbsp;',
        '&lt;',
        '&',
        '<',
        '\u0000',
        '\ud800',
      ),
      weight: 4,
    },
    { arbitrary: fc.string({ maxLength: 6 }), weight: 1 },
    { arbitrary: fc.constant('<img src="media/a.png">'), weight: 1 },
  );
  const markup = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

  test('parsed and written again it is the same, and sanitised again too', () => {
    fc.assert(
      fc.property(markup, (html) => {
        const clean = sanitiseHtml(html);
        expect(serialize(parseBody(clean))).toBe(clean);
        expect(faultsOf(clean)).toEqual([]);
        expect(sanitiseHtml(clean)).toBe(clean);
      }),
      { numRuns: 1500 },
    );
  });

  test('no text under the root stands outside of a block', () => {
    fc.assert(
      fc.property(markup, (html) => {
        for (const node of parseBody(sanitiseHtml(html)).childNodes) {
          if (node.nodeName === '#text') expect('value' in node && node.value).toBe('\n');
        }
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['100,000 open elements', '<div>'.repeat(100_000)],
    ['open formatting in every paragraph', Array.from({ length: 5000 }, (_, n) => `<p><i lang=a${n}>x`).join('')],
    ['tables in tables', '<table><td>'.repeat(20_000)],
    ['text thrown out of a table', `<table>${'<b>x</b>'.repeat(20_000)}`],
    ['end tags that close nothing', '<div><table><td></div>'.repeat(20_000)],
    ['open quotes', '<a href="'.repeat(200_000)],
    ['10 MB of white space', ' '.repeat(10_000_000)],
  ])('hostile: %s', (_, html) => {
    const started = performance.now();
    const clean = sanitiseHtml(`${html}words`);
    expect(faultsOf(clean)).toEqual([]);
    expect(performance.now() - started).toBeLessThan(8000);
  });
});
