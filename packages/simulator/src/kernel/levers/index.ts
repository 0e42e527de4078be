import type { Lever } from './lever.ts';
import { servers } from './servers-back.ts';
import { traffic } from './switch-back.ts';

/** In the order in which they go back, the quickest first. */
export const GOING_BACK: readonly Lever[] = [traffic, servers];
