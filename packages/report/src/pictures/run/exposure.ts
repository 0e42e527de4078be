/** How exposure to the bugs that were there grew. */
import type { Trace, TraceBug } from '@rollout/simulator';
import { counted } from '../../text/counted.ts';
import { formatDuration } from '../../text/duration.ts';
import { formatNumber, formatUsers } from '../../text/number.ts';
import type { Picture } from '../picture.ts';
import { amountScale } from './count-scale.ts';
import type { Panel } from './panel.ts';
import { panelPicture } from './panel-picture.ts';

const MOST = 6;
const HOUR = 3_600_000;

export function exposurePicture(trace: Trace): Picture | null {
  const met = trace.bugs.filter(({ there, exposure }) => there && exposure > 0);
  const shown = [...met].sort((a, b) => b.exposure - a.exposure).slice(0, MOST);
  const [most] = shown;
  if (most === undefined) return null;
  const left = met.length - shown.length;
  return panelPicture(
    trace,
    shown.map((bug, index) => panelOf(bug, trace.duration, index)),
    {
      name: 'exposure',
      title: 'How exposure to bugs grew',
      description: shown
        .map((bug) => `${bug.name}: ${amountText(bug)}, ${fateOf(bug)}`)
        .join('. ')
        .concat('.'),
      notes:
        left > 0 ? [`The ${shown.length} bugs with the most exposure; ${counted(left, 'bug')} more was there.`] : [],
    },
  );
}

const amountText = ({ exposure, unit }: TraceBug): string => `${formatNumber(exposure)} ${unit}`;

/** Like the story of the run: what became of it. */
function fateOf({ shown, found, gone }: TraceBug): string {
  if (shown === null && found === null) return 'it never showed';
  if (found === null) return 'never found';
  if (gone === null || gone < found.at) return `found in ${found.stage}`;
  return `found in ${found.stage}, gone ${gone === found.at ? 'at once' : `${formatDuration(gone - found.at)} later`}`;
}

function panelOf(bug: TraceBug, duration: number, index: number): Panel {
  const { name, unit, history, afterEnd, reach, met } = bug;
  const points = history.map(({ at, exposure }) => ({ at, value: exposure }));
  const last = history.at(-1);
  if (last !== undefined && last.at < duration) {
    points.push({ at: duration, value: last.exposure + (last.rate * (duration - last.at)) / HOUR });
  }
  const atEnd = points.at(-1)?.value ?? 0;
  const most = [...(reach > 0 ? [counted(reach, 'server')] : []), ...(met > 0 ? [`${formatUsers(met)} users`] : [])];
  return {
    title: `bug ${name}`,
    told: [
      `${amountText(bug)}${afterEnd > 0 ? `, ${formatNumber(afterEnd)} of them after the end` : ''}`,
      ...(most.length > 0 ? [`at most ${most.join(', ')} at once`] : []),
      fateOf(bug),
    ],
    scale: amountScale(atEnd),
    curves: [
      {
        name: 'exposure',
        kind: 'slopes',
        points,
        color: ({ series }) => series[index % series.length] ?? series[0],
        fill: 'plain',
      },
    ],
    limits: [],
    value: (value) => `${formatNumber(value)} ${unit}`,
  };
}
