/** What marks of pictures tell: to a pointer that rests on one, a finger that taps it, or keys that walk through them. */
import { placeOfTip } from './tip-place.ts';
import { nextOf } from './walking.ts';

export interface Tips {
  /** Lets keys walk through the marks of the drawings below, which have come into the page since. */
  readonly attach: (below: ParentNode) => void;
  readonly hide: () => void;
}

/** Starts them in all pictures of a page. */
export function startTips(page: Document): void {
  openTips(page).attach(page);
}

/** The same for a page whose pictures come and go. */
export function openTips(page: Document): Tips {
  const tip = page.createElement('div');
  tip.className = 'tip';
  tip.hidden = true;
  // Whoever listens instead of looking is told below.
  tip.setAttribute('aria-hidden', 'true');
  const told = page.createElement('p');
  told.className = 'unseen';
  told.setAttribute('role', 'status');
  page.body.append(tip, told);

  let current: Element | null = null;
  const hide = (): void => {
    current?.classList.remove('current');
    current = null;
    tip.hidden = true;
  };
  const place = (): void => {
    if (current === null) return;
    const about = current.getBoundingClientRect();
    const { clientWidth: width, clientHeight: height } = page.documentElement;
    if (about.bottom < 0 || about.top > height) {
      hide();
      return;
    }
    const { left, top } = placeOfTip(about, tip.getBoundingClientRect(), { width, height });
    tip.style.transform = `translate(${Math.round(left)}px,${Math.round(top)}px)`;
  };
  const show = (mark: Element): string => {
    if (mark !== current) {
      hide();
      current = mark;
      mark.classList.add('current');
      tip.textContent = textOf(mark);
      tip.hidden = false;
      place();
    }
    return textOf(mark);
  };
  const point = ({ target }: Event): void => {
    const mark = target instanceof Element ? target.closest('.mark') : null;
    if (mark === null) hide();
    else show(mark);
  };

  page.addEventListener('pointerover', (event) => {
    // A finger that scrolls passes over much that nobody asked about.
    if (event.pointerType !== 'touch') point(event);
  });
  page.addEventListener('click', point);
  page.documentElement.addEventListener('pointerleave', hide);
  page.addEventListener('scroll', place, { passive: true, capture: true });
  page.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') hide();
  });

  const attach = (below: ParentNode): void => {
    for (const drawing of below.querySelectorAll<HTMLElement>('.drawing')) attachTo(drawing);
  };
  const attachTo = (drawing: HTMLElement): void => {
    const marks = [...drawing.querySelectorAll('.mark')];
    if (marks.length === 0) return;
    walkable(drawing, marks, {
      go: (mark) => {
        mark.scrollIntoView({ block: 'nearest', inline: 'nearest' });
        told.textContent = show(mark);
      },
      leave: () => {
        hide();
        told.textContent = '';
      },
    });
  };
  return { attach, hide };
}

/** The texts of marks whose native titles have been taken away, so that nothing is told twice. */
const texts = new WeakMap<Element, string>();

function textOf(mark: Element): string {
  const known = texts.get(mark);
  if (known !== undefined) return known;
  const title = mark.querySelector('title');
  const text = title?.textContent ?? '';
  title?.remove();
  texts.set(mark, text);
  return text;
}

interface Walk {
  readonly go: (mark: Element) => void;
  readonly leave: () => void;
}

/** Keys walk through the marks of a drawing that has the focus. */
function walkable(drawing: HTMLElement, marks: readonly Element[], { go, leave }: Walk): void {
  const title = drawing.closest('figure')?.querySelector('h3')?.textContent ?? '';
  drawing.tabIndex = 0;
  drawing.setAttribute('role', 'group');
  drawing.setAttribute('aria-label', `${title}. Arrow keys go through ${marks.length} of its numbers.`);
  let at = -1;
  const last = marks.length - 1;
  drawing.addEventListener('keydown', (event) => {
    const next = nextOf(event.key, at, last);
    const mark = next === null ? undefined : marks[next];
    if (next === null || mark === undefined) return;
    event.preventDefault();
    at = next;
    go(mark);
  });
  drawing.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') leave();
  });
  drawing.addEventListener('blur', leave);
}
