/** All readers of an old form that a contract takes away too early: those that are so for one reason are told together. */
import { grouped } from '@rollout/language';
import { compilerDiagnostics } from '../../diagnostics/index.ts';
import { describe } from '../../fleet/describe.ts';
import { type ServerSet, uniteAll } from '../../fleet/server-set.ts';
import type { SchemaStep, StepIndex } from '../../machine/steps.ts';
import { listed } from '../listed.ts';
import { isSaid, locationOf, type PlanUnderCheck } from '../plan-under-check.ts';
import type { Reader } from '../readers.ts';
import type { StillOld } from './old-form.ts';

/** So many places are shown beside one. */
const SHOWN = 8;

export interface Left {
  readonly reader: Reader;
  readonly old: StillOld;
}

export function reportReaders(plan: PlanUnderCheck, step: SchemaStep, index: StepIndex, left: readonly Left[]): void {
  for (const [key, group] of grouped(left, ({ old }) => reasonOf(plan, old))) {
    if (!isSaid(plan, `contract-before-readers ${key}`, step)) reportGroup(plan, step, index, group);
  }
}

/** What is put right in one way. */
function reasonOf({ machine }: PlanUnderCheck, { why, place, rest }: StillOld): string {
  if (why === 'given-up') return `${why} ${machine.steps[place?.step ?? -1]?.stage}`;
  return why === 'retiring' ? `${why} ${place?.step} ${rest}` : why;
}

function reportGroup(plan: PlanUnderCheck, step: SchemaStep, index: StepIndex, group: readonly Left[]): void {
  const { steps, stages } = plan.machine;
  const [first] = group;
  if (first === undefined) return;
  const names = group.flatMap(({ reader }) => (reader.name === null ? [] : [`\`${reader.name}\``]));
  const places = new Map(group.flatMap(({ old: { place } }) => (place === null ? [] : [[place.step, place.message]])));
  const stageOf = (place: StepIndex) => stages[steps[place]?.stage ?? -1]?.name ?? '';
  const sentences = [...places.keys()].map((place) => `\`${steps[place]?.text}\` in \`${stageOf(place)}\``);
  const finding = {
    why: first.old.why,
    service: step.service,
    readers: listed(names),
    several: names.length > 1,
    own: names.length === 1 && first.reader.name === step.service,
    where: describe(plan.fleet.table, uniteAll(group.map(({ old }): ServerSet => old.servers))),
    sentences: listed([...new Set(sentences)]) ?? '',
    comes: new Set(sentences).size > 1 ? 'several' : 'one',
    stages: listed([...new Set([...places.keys()].map((place) => `\`${stageOf(place)}\``))]) ?? '',
    rest: first.old.rest,
  } as const;
  const related = [...places].slice(0, SHOWN).map(([place, message]) => ({ ...locationOf(plan, place), message }));
  const location = { ...locationOf(plan, index), related };
  plan.diagnostics.push(compilerDiagnostics.create('contract-before-readers', finding, location));
}
