/** The picture itself: elements that the server has made, with what makes them live. */
import type { PreviewPicture } from '@rollout/language-server';
import { openTips } from '@rollout/report/client';
import type { Drawing } from '../messages.ts';
import { element } from './element.ts';
import { createFleetPlayer } from './fleet-player.ts';
import { createPoints, type PointActions } from './points.ts';

export interface PictureView {
  readonly box: HTMLElement;
  readonly show: (drawing: Drawing) => void;
  readonly clear: () => void;
  /** Which one is wanted, and whether it is being worked out: another does not stay for long. */
  readonly expect: (picture: PreviewPicture) => void;
  readonly waiting: (isWaiting: boolean) => void;
  readonly light: (ids: readonly string[], around: readonly string[]) => void;
}

/** In milliseconds: what comes sooner takes its place without a flicker. */
const OTHER_STAYS = 400;

export interface PictureActions {
  readonly reveal: (mark: string) => void;
  readonly points: PointActions;
}

export function createPicture(id: string, { reveal, points: onPoint }: PictureActions): PictureView {
  const box = element('div', { id, role: 'tabpanel', class: 'picture', tabindex: '-1' });
  const tips = openTips(document);
  const player = createFleetPlayer(reveal);
  const points = createPoints(onPoint);
  let expected: PreviewPicture | null = null;
  let shown: PreviewPicture | null = null;
  let timer = 0;
  let html = '';
  let leads: ReadonlySet<string> = new Set();

  const clear = (): void => {
    tips.hide();
    player.stop();
    html = '';
    shown = null;
    leads = new Set();
    box.replaceChildren();
  };
  const clearOther = (): void => {
    timer = 0;
    if (shown !== expected) clear();
  };
  const go = (target: EventTarget | null, byKeys: boolean): void => {
    const mark = target instanceof Element ? target.closest('.mark') : null;
    if (mark === null) return;
    if (points.has(mark.id)) points.choose(box, mark.id, byKeys);
    else if (leads.has(mark.id)) reveal(mark.id);
  };
  box.addEventListener('click', ({ target }) => go(target, false));
  box.addEventListener('keydown', ({ key, target }) => {
    // Keys walk through the marks of a drawing; this one takes its reader to the text.
    if (key === 'Enter' && target instanceof Element) go(target.querySelector('.mark.current'), true);
  });

  return {
    box,
    clear,
    expect: (picture) => {
      expected = picture;
    },
    waiting(isWaiting) {
      if (isWaiting) {
        if (timer === 0) timer = window.setTimeout(clearOther, OTHER_STAYS);
        return;
      }
      window.clearTimeout(timer);
      timer = 0;
    },
    show(drawing) {
      // The same again leaves a player playing, and a reader where they are.
      if (drawing.html === html) return;
      const open = openTables(box);
      const focus = focusIn(box);
      const { scrollY } = window;
      clear();
      // Made by the server, which escapes every text of a plan; and the page's policy runs no script but our own.
      box.innerHTML = drawing.html;
      html = drawing.html;
      shown = drawing.picture;
      leads = new Set(drawing.leads);
      for (const mark of box.querySelectorAll('.mark.leads')) mark.classList.toggle('leads', leads.has(mark.id));
      box.setAttribute('aria-labelledby', `tab-${drawing.picture}`);
      for (const figure of box.querySelectorAll<HTMLElement>('.figure'))
        if (open.has(figure.dataset.picture ?? '')) figure.querySelector('details')?.setAttribute('open', '');
      tips.attach(box);
      player.start(box, drawing);
      points.show(box, drawing);
      focus();
      window.scrollTo({ top: scrollY });
    },
    light(ids, around) {
      for (const lit of document.querySelectorAll('.lit, .lit-around')) lit.classList.remove('lit', 'lit-around');
      for (const each of ids) elementOf(each)?.classList.add('lit');
      for (const each of around) elementOf(each)?.classList.add('lit-around');
      player.light(ids, around);
    },
  };
}

/** What shows all of it, or else the mark itself. */
function elementOf(id: string): Element | null {
  return document.getElementById(`${id}-whole`) ?? document.getElementById(id);
}

function openTables(box: HTMLElement): ReadonlySet<string> {
  const open = [...box.querySelectorAll<HTMLElement>('.figure:has(details[open])')];
  return new Set(open.map(({ dataset }) => dataset.picture ?? ''));
}

/** What keys can be in: a player's controls, its maps, drawings, their tables. */
const KEYED = 'button, input, select, summary, [tabindex="0"]';

/** Gives what puts the focus back to where it is now, on whatever has taken its place. */
function focusIn(box: HTMLElement): () => void {
  const { activeElement: active } = document;
  if (active === null || !box.contains(active)) return () => {};
  const kind = keyOf(active);
  const alike = (): Element[] => [...box.querySelectorAll(KEYED)].filter((each) => keyOf(each) === kind);
  const index = alike().indexOf(active);
  return () => {
    const found = alike()[index];
    if (found instanceof HTMLElement) found.focus({ preventScroll: true });
  };
}

function keyOf(each: Element): string {
  const { dataset = {} } = each instanceof HTMLElement ? each : {};
  return `${each.tagName} ${each.className} ${dataset.do ?? ''} ${dataset.part ?? ''}`;
}
