// Shows naru's chat inside another site: <script src="https://…/embed.js" defer></script> puts a button into the corner
// of the page, which opens the chat in a frame. Nothing of the page is read, and nothing is loaded before it is opened.
'use strict';
(() => {
  const words = {/*words*/};
  const script = document.currentScript;
  if (!script || document.getElementById('naru-chat')) return;
  const home = new URL(script.src).origin;
  const dress = (element, styles) => Object.assign(element.style, styles);

  const button = document.createElement('button');
  button.type = 'button';
  button.id = 'naru-chat';
  button.textContent = words.open;
  button.lang = words.language;
  button.setAttribute('aria-expanded', 'false');
  dress(button, {
    position: 'fixed', right: '1rem', bottom: '1rem', zIndex: '2147483000', padding: '.8rem 1.3rem', border: '2px solid #fff',
    borderRadius: '2rem', font: '600 1rem/1.3 system-ui, sans-serif', color: '#fff', background: '#0d4557',
    boxShadow: '0 .4rem 1.4rem rgba(0, 0, 0, .3)', cursor: 'pointer',
  });

  let frame = null;
  const open = () => {
    if (!frame) {
      frame = document.createElement('iframe');
      frame.src = home + '/?embed=1' + (words.chosen ? '&language=' + encodeURIComponent(words.chosen) : '');
      frame.title = words.open;
      dress(frame, {
        position: 'fixed', right: '1rem', bottom: '4.6rem', zIndex: '2147483000', width: 'min(26rem, calc(100vw - 2rem))',
        height: 'min(42rem, calc(100vh - 6rem))', border: '0', borderRadius: '1rem', background: '#f6f4ef',
        boxShadow: '0 .8rem 3rem rgba(0, 0, 0, .35)',
      });
      document.body.append(frame);
    }
    frame.hidden = false;
    frame.style.display = 'block';
    button.textContent = words.close;
    button.setAttribute('aria-expanded', 'true');
    frame.focus();
  };
  const close = () => {
    frame.hidden = true;
    frame.style.display = 'none';
    button.textContent = words.open;
    button.setAttribute('aria-expanded', 'false');
    button.focus();
  };
  button.addEventListener('click', () => (frame && !frame.hidden ? close() : open()));
  addEventListener('message', (event) => {
    if (event.origin === home && frame && event.source === frame.contentWindow && event.data === 'naru:close') close();
  });
  document.body.append(button);
})();
