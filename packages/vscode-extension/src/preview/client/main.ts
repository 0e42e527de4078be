/** The preview's page: what is in it, and what goes between it and the panel. */
import type { ToPage } from '../messages.ts';
import { createChoices } from './choices.ts';
import { element, icon } from './element.ts';
import { openHost } from './host.ts';
import { createNotices } from './notices.ts';
import { createParams } from './params.ts';
import { createPicture } from './picture.ts';
import { setStyles } from './styles.ts';
import { createTabs } from './tabs.ts';

const PICTURE = 'picture';
const LOCK = 'M5 7V5a3 3 0 0 1 6 0v2h1v7H4V7zm1.5 0h3V5a1.5 1.5 0 0 0-3 0z';

setStyles(document);
const host = openHost(receive);
const tabs = createTabs(PICTURE, (picture) => host.post({ type: 'picture', picture }));
const lock = element(
  'button',
  {
    type: 'button',
    class: 'lock',
    'aria-pressed': 'false',
    'aria-label': 'Stay with this file',
    title: 'Stay with this file',
  },
  icon(LOCK),
);
lock.addEventListener('click', () => host.post({ type: 'lock', locked: lock.getAttribute('aria-pressed') !== 'true' }));
const choices = createChoices({
  plan: (plan) => host.post({ type: 'plan', plan }),
  scenario: (scenario) => host.post({ type: 'scenario', scenario }),
  run: (run) => host.post({ type: 'run', run }),
});
const params = createParams({
  set: (name, text) => host.post({ type: 'param', name, text }),
  reset: () => host.post({ type: 'reset' }),
  write: () => host.post({ type: 'write' }),
  reveal: (id) => host.post({ type: 'reveal', id }),
});
const notices = createNotices({
  goToFault: () => host.post({ type: 'reveal', id: null }),
  stop: () => host.post({ type: 'stop' }),
});
const picture = createPicture(PICTURE, {
  reveal: (id) => host.post({ type: 'reveal', id }),
  points: {
    use: (index) => host.post({ type: 'point', index, write: false }),
    write: (index) => host.post({ type: 'point', index, write: true }),
    reveal: (name) => host.post({ type: 'reveal', id: params.markOf(name) }),
  },
});
const heading = element('h1', { class: 'unseen' }, 'Preview');
const of = element('h2', { class: 'unseen' });
const main = element('main', {}, of, picture.box);

document.body.append(
  element(
    'header',
    {},
    heading,
    element('div', { class: 'bar' }, tabs.list, lock),
    choices.bar,
    params.box,
    notices.box,
  ),
  main,
);
new ResizeObserver(() => {
  const width = widthOf();
  if (width > 0) host.post({ type: 'width', width });
}).observe(main);
host.post({ type: 'ready', width: Math.max(1, widthOf()) });

/** What a picture has, in whole pixels. */
function widthOf(): number {
  return Math.floor(picture.box.getBoundingClientRect().width);
}

function receive(message: ToPage): void {
  switch (message.type) {
    case 'state': {
      const { state } = message;
      host.keep(state);
      tabs.show(state.picture);
      heading.textContent = `Preview of ${message.title}`;
      of.textContent = tabs.nameOf(state.picture);
      picture.expect(state.picture);
      notices.expect(state.picture);
      lock.setAttribute('aria-pressed', String(state.locked));
      choices.showState(state);
      params.showState(state);
      return;
    }
    case 'waiting':
      // What is shown holds while more of it is being worked out.
      main.classList.toggle('waiting', message.waiting.for === 'picture');
      notices.waiting(message.waiting);
      picture.waiting(message.waiting.for === 'picture');
      return;
    case 'drawn': {
      const { drawing } = message;
      main.classList.remove('old');
      choices.showSubject(drawing);
      choices.showRun(drawing.run);
      params.show(drawing.params);
      notices.drawn(drawing);
      picture.show(drawing);
      return;
    }
    case 'undrawn': {
      const { why } = message;
      choices.showSubject(why);
      if (why.params.length > 0 || why.isOfOther) params.show(why.params);
      if (why.isOfOther) picture.clear();
      main.classList.toggle('old', !why.isOfOther);
      notices.undrawn(why);
      return;
    }
    case 'lit':
      picture.light(message.ids, message.around);
  }
}
