import fc from 'fast-check';

/** Ways in which markup has run, loaded or named what it must not. */
export const payloads: readonly string[] = [
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

/** What a body may hold, written down a second time. */
export const bodyElements: ReadonlySet<string> = new Set(
  (
    'a abbr b bdi bdo blockquote br caption cite code col colgroup dd del dl dt em figcaption figure h1 h2 h3 h4 h5 h6 ' +
    'hr i img ins kbd li ol p pre q rp rt ruby s samp small strong sub sup table tbody td tfoot th thead time tr u ul var'
  ).split(' '),
);
export const bodyAttributes: ReadonlySet<string> = new Set(
  (
    'alt colspan data-language datetime dir height href id lang reversed rowspan scope src start title type value width ' +
    'accent accentunder columnspan display linethickness mathvariant stretchy'
  ).split(' '),
);
export const mathTokens: ReadonlySet<string> = new Set('mi mn mo ms mtext'.split(' '));
export const mathLayouts: ReadonlySet<string> = new Set(
  (
    'math merror mfrac mmultiscripts mover mprescripts mroot mrow msqrt msub msubsup msup mtable mtd mtr munder ' +
    'munderover'
  ).split(' '),
);
const names = [
  ...bodyElements,
  ...mathTokens,
  ...mathLayouts,
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
    arbitrary: fc.constantFrom('a', ' ', '\n', '\r\n', ' b ', '&#13;', '&nbsp;', '&lt;', '&', '<', '\u0000', '\ud800'),
    weight: 4,
  },
  { arbitrary: fc.string({ maxLength: 6 }), weight: 1 },
  { arbitrary: fc.constant('<img src="media/a.png">'), weight: 1 },
);
/** Tag soup of everything that a body may hold and much that it may not. */
export const tagSoup = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));
