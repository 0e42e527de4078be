/** What was down, group by group, under the limits that they came nearest to. */
import type { Trace } from '@rollout/simulator';
import { type NearGroup, nearestGroups, placeOf } from '../../rows/nearest-groups.ts';
import { counted } from '../../text/counted.ts';
import { formatCount } from '../../text/number.ts';
import type { Picture } from '../picture.ts';
import { countScale } from './count-scale.ts';
import { fromNothing } from './from-nothing.ts';
import type { Limit, Panel } from './panel.ts';
import { panelPicture } from './panel-picture.ts';

const MOST = 6;

export function capacityPicture(trace: Trace): Picture | null {
  const groups = trace.limits.reduce((sum, { groups }) => sum + groups.length, 0);
  const nearest = nearestGroups(trace, MOST);
  const [first] = nearest;
  if (first === undefined) return null;
  const goesBack = trace.events.some(({ kind }) => kind === 'rollback-started');
  const past = nearest.filter((near) => near.most > mostAllowed(near, goesBack));
  const said =
    past.length > 0
      ? `Failures, bugs and outages took ${past.length === 1 ? placeOf(past[0] ?? first) : `${past.length} groups`} past the limit: nothing starts there.`
      : `Nearest came ${placeOf(first)}: ${mostText(first, goesBack)}.`;
  const left = groups - nearest.length;
  return panelPicture(
    trace,
    nearest.map((near) => panelOf(near, goesBack)),
    {
      name: 'capacity',
      title: 'What was down, under its limits',
      description: said,
      notes:
        left > 0
          ? [
              `The ${nearest.length} groups that came nearest to their limits; ${counted(left, 'group')} more had something down.`,
            ]
          : [],
    },
  );
}

/** While it goes back more may be down than forward. */
const mostAllowed = ({ group }: NearGroup, goesBack: boolean): number =>
  goesBack ? Math.max(group.allowed, group.allowedInRollback) : group.allowed;

/** `at most 50 of 100 servers down, 50 allowed`. */
function mostText(near: NearGroup, goesBack: boolean): string {
  const { limit, group, most } = near;
  const more = mostAllowed(near, goesBack);
  const back = more > group.allowed ? `, ${formatCount(more)} in rollback` : '';
  const what = limit.counts === 'server' ? 'servers' : `${limit.counts}s`;
  return `at most ${formatCount(most)} of ${formatCount(group.size)} ${what} down, ${formatCount(group.allowed)} allowed${back}`;
}

function panelOf(near: NearGroup, goesBack: boolean): Panel {
  const { limit, group, most } = near;
  const { allowed, allowedInRollback, down } = group;
  const differs = goesBack && allowedInRollback !== allowed;
  const left = mostAllowed(near, goesBack) - most;
  const room = left >= 0 ? `${formatCount(left)} to spare` : `${formatCount(-left)} past the limit`;
  const limits: Limit[] = [{ value: allowed, text: `limit ${formatCount(allowed)}`, look: 'limit' }];
  if (differs)
    limits.push({ value: allowedInRollback, text: `${formatCount(allowedInRollback)} in rollback`, look: 'aim' });
  const top = Math.max(most, allowed, differs ? Math.min(allowedInRollback, Math.max(2 * allowed, most)) : 0);
  return {
    title: placeOf(near),
    told: [limit.text, `${mostText(near, goesBack)}; ${room}`],
    scale: countScale(top),
    curves: [
      {
        name: 'down',
        kind: 'steps',
        points: fromNothing(down.map(({ at, down: value }) => ({ at, value }))),
        color: ({ state }) => state.changing,
        fill: 'plain',
      },
    ],
    height: 58,
    limits: limits.filter(({ value }) => value <= top),
    value: (value) => `${formatCount(value)} of ${formatCount(group.size)} down`,
  };
}
