/** The sheet in both themes beside each other, scrolled as one. */
const sheets = [...document.querySelectorAll('iframe')];

for (const frame of sheets) {
  const follow = () => {
    const { contentWindow } = frame;
    contentWindow?.addEventListener('scroll', () => {
      const top = contentWindow.scrollY;
      for (const { contentWindow: other } of sheets) {
        if (other !== null && Math.abs(other.scrollY - top) > 1) other.scrollTo({ top });
      }
    });
  };
  frame.addEventListener('load', follow);
  if (frame.contentDocument?.readyState === 'complete') follow();
}
