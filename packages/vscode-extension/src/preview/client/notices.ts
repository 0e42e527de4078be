/** What is said about the picture: from how much it is, how far the next one is, and why there is no newer one. */
import type { PreviewPicture } from '@rollout/language-server';
import type { Drawing, Waiting, WhyUndrawn } from '../messages.ts';
import { element } from './element.ts';

export interface Notices {
  readonly box: HTMLElement;
  /** What is said of another picture is not said of this. */
  readonly expect: (picture: PreviewPicture) => void;
  readonly drawn: (drawing: Drawing) => void;
  readonly undrawn: (why: WhyUndrawn) => void;
  readonly waiting: (waiting: Waiting) => void;
}

export interface NoticeActions {
  readonly goToFault: () => void;
  readonly stop: () => void;
}

/** What is done sooner, in milliseconds, is not told to be going on. */
const WORTH_TELLING = 500;

export function createNotices({ goToFault, stop }: NoticeActions): Notices {
  const basis = element('p', { class: 'basis' });
  const progress = createProgress(stop);
  const why = element('p');
  const kept = element('p', { class: 'kept' });
  const go = element('button', { type: 'button', class: 'link' });
  const fault = element('div', { class: 'fault', role: 'status' }, why, kept, go);
  const box = element('div', { class: 'notices' }, element('div', { class: 'basis-line' }, basis, progress.box), fault);
  let shown: { readonly version: number | null; readonly picture: PreviewPicture } | null = null;
  go.addEventListener('click', goToFault);
  fault.hidden = true;
  return {
    box,
    expect(picture) {
      if (shown !== null && shown.picture !== picture) basis.textContent = '';
    },
    drawn(drawing) {
      shown = drawing;
      fault.hidden = true;
      basis.textContent = drawing.basis;
    },
    undrawn({ why: said, line, isOfOther }) {
      fault.hidden = false;
      // Where nothing of the text is at fault, nothing is wrong.
      fault.classList.toggle('wrong-text', line !== null);
      why.textContent = said;
      kept.hidden = isOfOther;
      kept.textContent =
        shown?.version == null
          ? 'The picture is of the text before.'
          : `The picture is of version ${shown.version} of the text.`;
      go.hidden = line === null;
      go.textContent = line === null ? '' : `Go to line ${line}`;
      if (isOfOther) basis.textContent = '';
    },
    waiting: progress.show,
  };
}

interface ProgressLine {
  readonly box: HTMLElement;
  readonly show: (waiting: Waiting) => void;
}

function createProgress(stop: () => void): ProgressLine {
  const bar = element('progress', { max: '100', 'aria-label': 'How far it is' });
  const said = element('span');
  const button = element('button', { type: 'button', class: 'link' }, 'Stop');
  const box = element('div', { class: 'progress' }, bar, said, button);
  let timer = 0;
  let latest: Waiting | null = null;
  button.addEventListener('click', stop);
  box.hidden = true;
  const tell = ({ for: what, said: text, percentage }: Waiting): void => {
    box.hidden = false;
    if (percentage === null) bar.removeAttribute('value');
    else bar.value = percentage;
    const doing = what === 'more' ? 'More is being worked out' : 'Working it out';
    said.textContent = text === null || text === '' ? doing : `${doing}: ${text}`;
  };
  return {
    box,
    show(waiting) {
      latest = waiting;
      if (waiting.for === 'nothing') {
        window.clearTimeout(timer);
        timer = 0;
        box.hidden = true;
        return;
      }
      if (!box.hidden) tell(waiting);
      else if (timer === 0) {
        timer = window.setTimeout(() => {
          timer = 0;
          if (latest !== null && latest.for !== 'nothing') tell(latest);
        }, WORTH_TELLING);
      }
    },
  };
}
