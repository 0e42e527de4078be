/** Params as sliders, with their values as they would be written beside them. */
import type { PreviewParam } from '@rollout/language-server';
import type { PreviewState } from '../messages.ts';
import { element, icon } from './element.ts';

export interface Params {
  readonly box: HTMLElement;
  readonly show: (params: readonly PreviewParam[]) => void;
  readonly showState: (state: PreviewState) => void;
  /** What leads to where the param of that name is written. */
  readonly markOf: (name: string) => string;
}

export interface ParamActions {
  readonly set: (name: string, text: string | null) => void;
  readonly reset: () => void;
  readonly write: () => void;
  readonly reveal: (mark: string) => void;
}

interface Row {
  readonly row: HTMLElement;
  readonly show: (param: PreviewParam) => void;
  readonly showIsSet: (isSet: boolean) => void;
}

/** As the server calls it. */
const markOf = (index: number): string => `param-${index}`;

const BACK = 'M8 3a5 5 0 1 1-4.9 6h1.6A3.5 3.5 0 1 0 8 4.5c-1 0-1.9.4-2.5 1.1L7 7H3V3l1.4 1.4A5 5 0 0 1 8 3z';

export function createParams(actions: ParamActions): Params {
  const list = element('div', { class: 'param-list' });
  const write = element('button', { type: 'button', class: 'primary' }, 'Write into file');
  const reset = element('button', { type: 'button' }, 'Reset');
  const said = element('p', { class: 'hint' }, 'Not in the file yet');
  const buttons = element('div', { class: 'param-buttons' }, write, reset, said);
  const box = element('details', { class: 'params', open: true }, element('summary', {}, 'Params'), list, buttons);
  const rows = new Map<string, Row>();
  let set: PreviewState['params'] = {};
  write.addEventListener('click', actions.write);
  reset.addEventListener('click', actions.reset);

  const showSet = (): void => {
    for (const [name, row] of rows) row.showIsSet(Object.hasOwn(set, name));
    const count = Object.keys(set).length;
    buttons.hidden = count === 0;
  };
  box.hidden = true;
  return {
    box,
    show(params) {
      box.hidden = params.length === 0;
      const names = params.map(({ name }) => name);
      if (names.length !== rows.size || names.some((name, index) => [...rows.keys()][index] !== name)) {
        rows.clear();
        for (const [index, param] of params.entries()) rows.set(param.name, createRow(param, index, actions));
        list.replaceChildren(...[...rows.values()].map(({ row }) => row));
      }
      for (const param of params) rows.get(param.name)?.show(param);
      showSet();
    },
    showState(state) {
      set = state.params;
      showSet();
    },
    markOf: (name) => markOf([...rows.keys()].indexOf(name)),
  };
}

function createRow(first: PreviewParam, index: number, { set, reveal }: ParamActions): Row {
  const { name } = first;
  let param = first;
  const slider = element('input', { type: 'range', min: '0', step: '1', 'aria-label': name });
  const typed = element('input', { type: 'text', 'aria-label': `${name}, as written`, spellcheck: 'false', size: '6' });
  const back = element(
    'button',
    { type: 'button', class: 'back', 'aria-label': `${name} as it is written` },
    icon(BACK),
  );
  const wrong = element('p', { class: 'wrong', role: 'alert' });
  const label = element(
    'button',
    { type: 'button', class: 'param-name', 'aria-label': `${name}: go to its line` },
    name,
  );
  const row = element('div', { class: 'param', id: markOf(index) }, label, slider, typed, back, wrong);

  const move = (text: string): void => set(name, text === param.written ? null : text);
  slider.addEventListener('input', () => {
    const text = param.stops[Number(slider.value)] ?? param.written;
    typed.value = text;
    slider.setAttribute('aria-valuetext', text);
    move(text);
  });
  label.addEventListener('click', () => reveal(markOf(index)));
  typed.addEventListener('change', () => move(typed.value.trim()));
  back.addEventListener('click', () => {
    typed.value = param.written;
    slider.value = String(param.writtenAt);
    set(name, null);
  });
  return {
    row,
    show(now) {
      param = now;
      label.title = now.doc === '' ? 'Go to its line' : now.doc;
      slider.hidden = now.stops.length === 0;
      row.classList.toggle('bare', slider.hidden);
      slider.max = String(Math.max(0, now.stops.length - 1));
      // What a hand is on is left alone; what it is at is told by what follows.
      const isHeld = document.activeElement === slider || document.activeElement === typed;
      if (now.wrong === null && !isHeld) {
        slider.value = String(now.at);
        typed.value = now.text;
      }
      slider.setAttribute('aria-valuetext', now.stops[Number(slider.value)] ?? now.text);
      wrong.textContent = now.wrong ?? '';
      wrong.hidden = now.wrong === null;
      if (now.wrong === null) typed.removeAttribute('aria-invalid');
      else typed.setAttribute('aria-invalid', 'true');
    },
    showIsSet(isSet) {
      row.classList.toggle('set', isSet);
      back.disabled = !isSet;
      if (!isSet && document.activeElement !== typed) {
        slider.value = String(param.writtenAt);
        typed.value = param.written;
      }
    },
  };
}
