/** Who had the new version: servers, traffic, people. */
import type { Machine } from '@rollout/compiler';
import type { Trace } from '@rollout/simulator';
import { counted } from '../../text/counted.ts';
import { formatCount, formatPercent } from '../../text/number.ts';
import { shareScale } from '../chart/scale.ts';
import type { Picture } from '../picture.ts';
import { amountScale, countScale } from './count-scale.ts';
import { fromNothing } from './from-nothing.ts';
import type { Curve, Panel } from './panel.ts';
import { panelPicture } from './panel-picture.ts';

const MOST = 6;

/** Servers on the new version, and, where more stand than the fleet, how many do. */
export function progressPicture(trace: Trace): Picture | null {
  const { progress, standing, servers } = trace;
  const most = progress.reduce((high, { onNew }) => Math.max(high, onNew), 0);
  const atEnd = progress.at(-1)?.onNew ?? 0;
  if (progress.length === 0) return null;
  const stand = standing.reduce((high, each) => Math.max(high, each.standing), 0);
  const least = standing.reduce((low, { up }) => Math.min(low, up), servers);
  const said = `${formatCount(atEnd)} of ${counted(servers, 'server')} at the end${most > atEnd ? `, ${formatCount(most)} at the most` : ''}`;
  const onNew: Panel = {
    title: 'On the new version',
    told: [said, ...(most > 0 ? [`${formatPercent(most / servers)} of the fleet at the most`] : [])],
    scale: countScale(Math.max(most, atEnd)),
    curves: [
      {
        name: 'on the new version',
        kind: 'steps',
        points: fromNothing(progress.map(({ at, onNew }) => ({ at, value: onNew }))),
        color: ({ state }) => state.fresh,
        fill: 'plain',
      },
    ],
    limits: most > servers * 0.6 ? [{ value: servers, text: `the fleet: ${formatCount(servers)}`, look: 'aim' }] : [],
    value: (value) => counted(value, 'server'),
  };
  const curve = (name: string, of: (each: Trace['standing'][number]) => number, color: Curve['color']): Curve => ({
    name,
    kind: 'steps',
    points: standing.map((each) => ({ at: each.at, value: of(each) })),
    color,
    fill: null,
  });
  const stood: Panel = {
    title: 'Standing, and up',
    told: [
      `at most ${counted(stand, 'server')} stand, ${formatCount(stand - servers)} beside the fleet's`,
      `at least ${formatCount(least)} are up`,
    ],
    scale: countScale(stand),
    curves: [
      curve(
        'stand',
        ({ standing: count }) => count,
        ({ series }) => series[3],
      ),
      curve(
        'up',
        ({ up }) => up,
        ({ good }) => good,
      ),
    ],
    limits: [],
    value: (value) => counted(value, 'server'),
  };
  return panelPicture(trace, stand > servers ? [onNew, stood] : [onNew], {
    name: 'progress',
    title: 'Servers on the new version',
    description: `${said}.`,
  });
}

export function trafficPicture(trace: Trace): Picture | null {
  const most = (history: Trace['traffic'][number]['history']): number =>
    history.reduce((high, { share }) => Math.max(high, share), 0);
  const panels = trace.traffic.slice(0, MOST).map(({ area, history }): Panel => {
    return {
      title: area,
      told: [`at most ${formatPercent(most(history))} on the new version`],
      scale: shareScale(1),
      curves: [
        {
          name: 'on the new version',
          kind: 'steps',
          points: fromNothing(history.map(({ at, share }) => ({ at, value: share }))),
          color: ({ series }) => series[0],
          fill: 'plain',
        },
      ],
      limits: [],
      value: formatPercent,
    };
  });
  const left = trace.traffic.length - panels.length;
  return panelPicture(trace, panels, {
    name: 'traffic',
    title: 'Traffic on the new version',
    description: `${panels.map(({ title, told }) => `${title}: ${told[0] ?? ''}`).join('. ')}.`,
    notes: left > 0 ? [`${counted(left, 'area')} more had its traffic shifted.`] : [],
  });
}

/** To how many users it was released, and for how many flags were on. */
export function peoplePicture(trace: Trace, { audience }: Machine): Picture | null {
  if (audience === null) return null;
  const panels = trace.people.slice(0, MOST).map(({ flag, history }): Panel => {
    const most = history.reduce((high, { users }) => Math.max(high, users), 0);
    return {
      title: flag === null ? 'Released' : `flag ${flag}`,
      told: [`${flag === null ? 'to' : 'on for'} at most ${formatCount(most)} of ${counted(audience.users, 'user')}`],
      scale: amountScale(most),
      curves: [
        {
          name: 'users',
          kind: 'steps',
          points: fromNothing(history.map(({ at, users }) => ({ at, value: users }))),
          color: ({ series }) => series[2],
          fill: 'plain',
        },
      ],
      limits: most > audience.users * 0.6 ? [{ value: audience.users, text: 'everybody', look: 'aim' }] : [],
      value: (value) => counted(value, 'user'),
    };
  });
  return panelPicture(trace, panels, {
    name: 'people',
    title: 'Whom it reached',
    description: `${panels.map(({ title, told }) => `${title} ${told[0] ?? ''}`).join('. ')}.`,
  });
}
