import type { Machine } from '@rollout/compiler';
import type { Results } from '@rollout/simulator';
import { printable } from '../../text/printable.ts';
import type { Picture } from '../picture.ts';
import { bugsPicture } from './bugs.ts';
import { capacityPicture } from './capacity.ts';
import { durationPicture } from './duration.ts';
import { endingsPicture } from './endings.ts';
import { expectationsPicture } from './expectations.ts';
import { gatesPicture } from './gates.ts';
import { outcomesPicture } from './outcomes.ts';
import { peoplePicture, progressPicture } from './progress.tsx';
import { reachPictures } from './reach.tsx';
import { sensitivityPicture } from './sensitivity.ts';
import { stagesPicture } from './stages.ts';
import { timePicture } from './time.ts';
import { uncertainPicture } from './uncertain.ts';

/** The pictures of a study, in the order that tells its story; of what the plan has nothing of there is none. */
export function studyPictures(raw: Results, machine: Machine): Picture[] {
  const results = printable(raw);
  if (results.trials === 0) return [];
  const { curves } = results;
  const pictures = [
    durationPicture(results),
    endingsPicture(results),
    outcomesPicture(results),
    ...(curves === null || curves.progress === null ? [] : [progressPicture(curves.progress, curves, results)]),
    ...(curves === null || curves.people === null ? [] : [peoplePicture(curves.people, curves, results)]),
    ...(results.stages.length > 0 ? [stagesPicture(results)] : []),
    ...(Object.keys(results.bugs).length > 0 ? [bugsPicture(results)] : []),
    ...(curves === null ? [] : reachPictures(results, curves)),
    ...(results.expectations.length > 0 ? [expectationsPicture(results)] : []),
    timePicture(results, machine),
    results.sensitivity === null ? null : sensitivityPicture(results.sensitivity),
    results.uncertain === null ? null : uncertainPicture(results.uncertain),
    ...(results.gates.length > 0 ? [gatesPicture(results)] : []),
    capacityPicture(results),
  ];
  return pictures.filter((picture) => picture !== null);
}
