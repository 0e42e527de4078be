import type { SwitchedLever } from '../../luck/lever-times.ts';
import type { Kernel } from '../state/index.ts';
import { flags } from './flags.ts';
import type { Lever } from './lever.ts';
import { endReturn, inOneAct, type Return } from './one-act.ts';
import { release } from './release.ts';
import { servers } from './servers-back.ts';
import { traffic } from './traffic-back.ts';

const RETURNS: Readonly<Record<SwitchedLever, Return>> = { flag: flags, release, traffic };

/** In the order in which they go back, the quickest first. */
export const GOING_BACK: readonly Lever[] = [
  inOneAct('flag', flags),
  inOneAct('release', release),
  inOneAct('traffic', traffic),
  servers,
];

export const endLeverBack = (kernel: Kernel): void => endReturn(kernel, RETURNS);
