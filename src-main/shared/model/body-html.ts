/**
 * What a stored body may consist of. The core's sanitiser and the page's DOMPurify are two implementations of this one
 * list: nothing that runs, loads, submits, styles or names itself.
 */
export const bodyElements = (
  'h1 h2 h3 h4 h5 h6 p blockquote pre code kbd samp var ul ol li dl dt dd table caption thead tbody tfoot tr th td ' +
  'figure figcaption img a em strong b i u s del ins sub sup small q cite abbr dfn time br hr ruby rt rp bdi bdo div section'
).split(' ');

export const bodyAttributes =
  'href src alt title width height colspan rowspan scope start reversed datetime dir lang cite'.split(' ');
