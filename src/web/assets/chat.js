// Comfort for the web chat. The page works without this file: every deed below is a plain form that the server answers
// with a whole page. Here the same forms are sent in the background, and what is pushed arrives by itself.
'use strict';
(() => {
  const root = document.documentElement;
  const log = document.getElementById('log');
  const ask = document.getElementById('ask');
  const box = document.getElementById('text');
  const alert = document.getElementById('alert');
  const status = document.getElementById('status');
  const look = document.getElementById('look');
  const settings = document.querySelector('.settings');
  let busy = false;
  let stream = null;
  root.classList.add('scripted');

  // Adds what is not shown yet: the same entry may come as the answer to a form and by the stream. One that says something
  // else than before was corrected, and takes the place of what it said.
  const show = (html) => {
    const holder = document.createElement('template');
    holder.innerHTML = html;
    const added = [];
    for (const entry of [...holder.content.children]) {
      const there = document.getElementById(entry.id);
      if (!there) {
        entry.classList.add('fresh');
        log.append(entry);
        added.push(entry);
      } else if (there.innerHTML !== entry.innerHTML) {
        there.replaceWith(entry);
      }
    }
    return added;
  };

  const lead = (entry) => {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    entry?.scrollIntoView({ block: 'start', behavior: calm ? 'auto' : 'smooth' });
  };

  const complain = (text) => {
    alert.textContent = text;
    for (const [name, value] of [['aria-describedby', 'alert'], ['aria-invalid', 'true']]) {
      if (text) box.setAttribute(name, value);
      else box.removeAttribute(name);
    }
  };

  const tell = (text, seen) => {
    status.textContent = text;
    status.classList.toggle('seen', seen);
    status.classList.toggle('unseen', !seen);
  };

  const listen = () => {
    if (stream && stream.readyState !== EventSource.CLOSED) return;
    const last = log.lastElementChild?.id.slice(1) ?? '';
    const address = new URL(ask.dataset.events, location.href);
    if (last) address.searchParams.set('seen', last);
    stream = new EventSource(address);
    stream.addEventListener('entry', (event) => lead(show(event.data)[0]));
    stream.addEventListener('error', () => root.classList.add('away'));
    stream.addEventListener('open', () => {
      if (root.classList.contains('away')) tell(ask.dataset.again, false);
      root.classList.remove('away');
    });
  };

  const say = async (form, button) => {
    if (busy) return;
    busy = true;
    complain('');
    const waiting = setTimeout(() => tell(ask.dataset.thinking, true), 300);
    log.setAttribute('aria-busy', 'true');
    try {
      const body = new URLSearchParams(new FormData(form, button));
      const answer = await fetch(form.action, { method: 'POST', body, headers: { accept: 'application/json' } });
      const told = await answer.json();
      if (told.problem) {
        complain(told.problem);
      } else {
        const shown = show(told.entries);
        lead(shown[0]);
        if (form === ask) box.value = '';
        listen();
      }
    } catch {
      complain(ask.dataset.offline);
    }
    clearTimeout(waiting);
    tell('', false);
    log.removeAttribute('aria-busy');
    busy = false;
  };

  document.addEventListener('submit', (event) => {
    if (!event.target.matches('form[data-say]')) return;
    event.preventDefault();
    say(event.target, event.submitter);
  });

  // Enter asks, Shift+Enter breaks the line. While a syllable or a character is being composed, Enter belongs to that.
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    ask.requestSubmit(ask.querySelector('.send'));
  });

  // The box grows with what is typed; newer browsers do that by style alone.
  if (!CSS.supports('field-sizing', 'content')) {
    box.addEventListener('input', () => {
      box.style.height = 'auto';
      box.style.height = `${box.scrollHeight}px`;
    });
  }

  look.addEventListener('change', (event) => {
    if (event.target.name === 'language') {
      look.submit();
      return;
    }
    root.dataset[event.target.name] = event.target.value;
    fetch(look.action, { method: 'POST', body: new URLSearchParams(new FormData(look)), headers: { accept: 'application/json' } })
      .catch(() => complain(ask.dataset.offline));
  });

  document.addEventListener('click', (event) => {
    if (settings.open && !settings.contains(event.target)) settings.open = false;
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    if (settings.open) {
      settings.open = false;
      settings.querySelector('summary').focus();
    } else if (parent !== window) {
      parent.postMessage('naru:close', '*');
    }
  });

  if ('talking' in ask.dataset) listen();
  if (location.hash === '' && log.children.length > 1) lead(log.lastElementChild);
})();
