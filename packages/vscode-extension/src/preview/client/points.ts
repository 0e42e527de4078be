/** The points of a front: what is pointed out of them is told beside the picture, with what can be done with their values. */
import type { Drawing, DrawnPoint } from '../messages.ts';
import { element } from './element.ts';

export interface Points {
  /** Of the picture that has just come into the box. */
  readonly show: (box: HTMLElement, drawing: Drawing) => void;
  readonly has: (mark: string) => boolean;
  /** Tells of the point that this mark shows. */
  readonly choose: (box: HTMLElement, mark: string, byKeys: boolean) => void;
}

export interface PointActions {
  readonly use: (index: number) => void;
  readonly write: (index: number) => void;
  /** To where the param of that name is written. */
  readonly reveal: (param: string) => void;
}

export function createPoints(actions: PointActions): Points {
  let points: readonly DrawnPoint[] = [];
  /** The values of the one that was chosen: it may come again in a better picture. */
  let chosen: string | null = null;

  const tell = (box: HTMLElement, index: number): HTMLElement | null => {
    const point = points[index];
    if (point === undefined) return null;
    for (const old of box.querySelectorAll('.point')) old.remove();
    for (const old of box.querySelectorAll('.mark.chosen')) old.classList.remove('chosen');
    const marks = point.ids.flatMap((id) => document.getElementById(id) ?? []);
    for (const mark of marks) mark.classList.add('chosen');
    const card = cardOf(point, index, actions);
    marks[0]?.closest('.figure')?.querySelector('.drawing')?.after(card);
    return card;
  };
  return {
    show(box, drawing) {
      ({ points } = drawing);
      const again = points.findIndex((point) => valuesOf(point) === chosen);
      if (again >= 0) tell(box, again);
      for (const id of points.flatMap(({ ids }) => ids)) document.getElementById(id)?.classList.add('leads');
    },
    has: (mark) => points.some(({ ids }) => ids.includes(mark)),
    choose(box, mark, byKeys) {
      const index = points.findIndex(({ ids }) => ids.includes(mark));
      const point = points[index];
      chosen = point === undefined ? null : valuesOf(point);
      const card = tell(box, index);
      if (byKeys) card?.querySelector('button')?.focus();
    },
  };
}

/** What it is, and the values of its params: `soak = 6h`. */
const headOf = ({ params }: DrawnPoint): number => 1 + params.length;

const valuesOf = (point: DrawnPoint): string => point.lines.slice(1, headOf(point)).join('\n');

function cardOf(point: DrawnPoint, index: number, { use, write, reveal }: PointActions): HTMLElement {
  const [title = ''] = point.lines;
  const values = point.lines.slice(1, headOf(point)).map((line, at) => {
    const link = element('button', { type: 'button', class: 'link' }, line);
    link.addEventListener('click', () => reveal(point.params[at] ?? ''));
    return element('li', {}, link);
  });
  const figures = point.lines.slice(headOf(point)).map((line) => element('li', {}, line));
  const take = element('button', { type: 'button', class: 'primary' }, 'Write into file');
  const show = element('button', { type: 'button' }, 'Try these values');
  take.addEventListener('click', () => write(index));
  show.addEventListener('click', () => use(index));
  return element(
    'section',
    { class: 'point', 'aria-label': `Point ${title}` },
    element('h4', {}, title),
    element('ul', {}, ...values),
    element('ul', { class: 'muted' }, ...figures),
    element(
      'div',
      { class: 'param-buttons' },
      ...(point.isWritten ? [] : [take]),
      ...(point.isDrawn ? [] : [show]),
      ...(point.isWritten && point.isDrawn ? [element('p', { class: 'hint' }, 'As the plan is written')] : []),
    ),
  );
}
