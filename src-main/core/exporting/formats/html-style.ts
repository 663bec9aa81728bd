/** The style sheet of an exported page: notes in the margin where there is room for one, in the text where there is none. */
export const styleSheet = `
:root { color-scheme: light dark; }
body { max-width: 38rem; margin: 2rem auto; padding: 0 1rem; font: 1.1rem/1.6 Georgia, 'Times New Roman', serif; }
h1, h2, h3, h4 { line-height: 1.25; text-wrap: balance; }
header p, .facts { font: 0.8rem/1.5 system-ui, sans-serif; color: #666; color: light-dark(#555, #aaa); }
img { max-width: 100%; height: auto; }
pre, table { display: block; max-width: 100%; overflow-x: auto; }
td, th { padding: 0.2rem 0.6rem; vertical-align: top; text-align: start; }
mark { background: #ffe98f; color: #111; padding: 0.05em 0; }
mark.green { background: #c3ecb2; } mark.blue { background: #bcdcff; } mark.pink { background: #ffc9e3; }
mark.purple { background: #dccbff; } mark.orange { background: #ffd3a3; } mark.teal { background: #b0e9e3; }
mark.red { background: #ffc4bf; }
aside { clear: both; margin: 0.6rem 0; padding-inline-start: 0.7rem; border-inline-start: 3px solid #d8b400;
  font: 0.85rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
aside.green { border-color: #4f9a3c; } aside.blue { border-color: #3b82d6; } aside.pink { border-color: #d24c92; }
aside.purple { border-color: #8658c8; } aside.orange { border-color: #e07818; } aside.teal { border-color: #109090; }
aside.red { border-color: #d03c38; }
aside > :first-child { margin-top: 0; } aside > :last-child { margin-bottom: 0; }
aside blockquote { margin: 0 0 0.5rem; font-style: italic; white-space: pre-line; }
main::after { content: ''; display: block; clear: both; }
@media (min-width: 64rem) {
  body { margin-inline-start: calc(50% - 27rem); }
  aside { float: inline-end; clear: inline-end; width: 14rem; margin-inline-end: -16rem; }
}
@media print {
  body { margin: 0; max-width: none; font-size: 10.5pt; }
  aside { break-inside: avoid; }
  mark { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  h1, h2, h3 { break-after: avoid; }
}
`;
