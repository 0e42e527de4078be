/** A model with its defaults filled in. */
import type { Bug, Check, Distribution, Model } from '../../program/index.ts';
import type { Healths } from '../healths/checked-health.ts';
import { healthsLookingAt } from '../healths/metric-index.ts';
import { PERIODS } from '../quantities/periods.ts';
import { movingBugs, sightOf } from './by-metrics.ts';
import type { BugDraft, ModelDraft } from './draft.ts';

const AT_ONCE: Distribution = { kind: 'fixed', value: 0 };

/** The check that is there without being declared. */
export const HEALTH = 'health';

export function finishModel(
  about: Pick<Model, 'name' | 'doc' | 'location'>,
  draft: ModelDraft,
  healths: Healths,
): Model {
  const takes = draft.deployTakes?.takes ?? AT_ONCE;
  const per = draft.deployTakes?.per ?? 'server';
  return {
    ...about,
    deploy: {
      takes,
      per,
      fails: [...draft.deployFails].map(([level, { probability }]) => ({ per: level, probability })),
      failedTakes: draft.failedTakes ?? null,
      retries: draft.retries ?? 0,
      readyAfter: draft.deployTakes?.readyAfter ?? 0,
    },
    switch: { takes: draft.switchTakes ?? AT_ONCE },
    flag: { takes: draft.flagTakes ?? AT_ONCE },
    release: { takes: draft.releaseTakes ?? AT_ONCE },
    fastTrack: draft.fastTrack?.probability ?? 0,
    readings: [...draft.readings].map(([metric, { reads }]) => ({ metric, is: reads })),
    rollback: {
      takes: draft.rollbackTakes?.takes ?? takes,
      per: draft.rollbackTakes?.per ?? per,
      fails: draft.rollbackFails ?? 0,
    },
    repair: draft.repair === undefined ? null : { takes: draft.repair.takes, per: draft.repair.per },
    bugs: [...draft.bugs.values()].map(finishBug),
    atMostOne: draft.atMostOne.filter((bugs) => bugs.length > 1),
    checks: namesOfChecks(draft, healths).map((name) => finishCheck(name, draft, healths)),
    outages: draft.outages,
    ...evidenceOf(draft),
  };
}

/** Nothing where there is none, so that it changes nothing of a model that says nothing of it. */
function evidenceOf({ evidence }: ModelDraft): Pick<Model, 'evidence'> {
  const all = [...evidence.values()].flat();
  return all.length === 0 ? {} : { evidence: all };
}

function finishBug(draft: BugDraft): Bug {
  const { name, doc, location, present, surfaces, shows, where, behind, downs, moves } = draft;
  return {
    name,
    doc,
    present: present?.probability ?? null,
    surfaces: surfaces?.amount ?? null,
    unit: surfaces?.unit ?? 'server-hours',
    moves: [...moves].map(([metric, { reads }]) => ({ metric, to: reads })),
    shows,
    where: where ?? null,
    behind: behind?.flag.name ?? null,
    downs: downs ?? null,
    location,
  };
}

/** A health that the model says nothing of is no check of it. */
function namesOfChecks(draft: ModelDraft, healths: Healths): readonly string[] {
  const read = healthsLookingAt(healths, draft.readings.keys());
  return [...new Set([HEALTH, ...draft.gates.keys(), ...draft.watches.keys(), ...read])];
}

/**
 * A gate or watch that says nothing else sees every bug at once and gives no false alarm. One that goes by its metrics
 * sees, where it says nothing else, only the bugs that move them: a gate by its samples, a watch at once.
 */
function finishCheck(name: string, draft: ModelDraft, healths: Healths): Check {
  const gate = draft.gates.get(name);
  const watch = draft.watches.get(name);
  const health = sightOf(name, draft, healths) === 'metrics' ? healths.get(name) : undefined;
  const others = health === undefined ? 1 : 0;
  const moving = health === undefined || watch?.detects !== undefined ? [] : movingBugs(health, draft);
  return {
    name,
    blind: draft.blind.get(name) ?? 0,
    gate: {
      detects: gate?.detects?.probability ?? others,
      detectsBug: Object.fromEntries([...(gate?.detectsBug ?? [])].map(([bug, said]) => [bug, said.probability])),
      falseAlarm: gate?.falseAlarm?.probability ?? 0,
      takes: gate?.takes ?? AT_ONCE,
    },
    watch: {
      detects: watch?.detects ?? others,
      detectsBug: Object.fromEntries([
        ...moving.map((bug): [string, number] => [bug.name, 1]),
        ...(watch?.detectsBug ?? []),
      ]),
      after: watch?.after ?? AT_ONCE,
      afterBug: Object.fromEntries(watch?.afterBug ?? []),
      falseAlarm: watch?.falseAlarm ?? { probability: 0, per: PERIODS.week },
    },
  };
}
