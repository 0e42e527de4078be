import type { Machine } from '@rollout/compiler';
import type { Trace } from '@rollout/simulator';
import { printable } from '../../text/printable.ts';
import type { Picture } from '../picture.ts';
import { capacityPicture } from './capacity.ts';
import { exposurePicture } from './exposure.ts';
import { failuresPicture } from './failures.ts';
import { loadPicture } from './load.ts';
import { peoplePicture, progressPicture, trafficPicture } from './shares.ts';
import { timelinePicture } from './timeline/timeline-picture.ts';

/** What one run looks like, all over one axis of time: who went when, and what came of it. What the plan has nothing of is left out. */
export function runPictures(raw: Trace, machine: Machine): Picture[] {
  const trace = printable(raw.serverRuns === null ? raw : { ...raw, serverRuns: null });
  return [
    timelinePicture(trace, machine),
    progressPicture(trace),
    capacityPicture(trace),
    exposurePicture(trace),
    failuresPicture(trace),
    loadPicture(trace),
    trafficPicture(trace),
    peoplePicture(trace, machine),
  ].flatMap((picture) => picture ?? []);
}
