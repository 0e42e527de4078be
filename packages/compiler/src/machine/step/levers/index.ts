import type { LeverName } from '../../run-event.ts';
import { flag } from './flag.ts';
import type { Lever } from './lever.ts';
import { ORDER } from './order.ts';
import { release } from './release.ts';
import { servers } from './servers-back.ts';
import { traffic } from './traffic-back.ts';

const LEVERS: Readonly<Record<LeverName, Lever>> = { flag, release, traffic, servers };

/** In the order in which they go back. */
export const GOING_BACK: readonly Lever[] = ORDER.map((name) => LEVERS[name]);
