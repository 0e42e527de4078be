/** A model with its defaults filled in. */
import type { Bug, Check, Distribution, Model } from '../../program/index.ts';
import { PERIODS } from '../quantities/periods.ts';
import type { BugDraft, ModelDraft } from './draft.ts';

const AT_ONCE: Distribution = { kind: 'fixed', value: 0 };

/** The check that is there without being declared. */
export const HEALTH = 'health';

export function finishModel(about: Pick<Model, 'name' | 'doc' | 'location'>, draft: ModelDraft): Model {
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
      readyAfter: 0,
    },
    switch: { takes: AT_ONCE },
    readings: [],
    rollback: {
      takes: draft.rollbackTakes?.takes ?? takes,
      per: draft.rollbackTakes?.per ?? per,
      fails: draft.rollbackFails ?? 0,
    },
    repair: draft.repair === undefined ? null : { takes: draft.repair.takes, per: draft.repair.per },
    bugs: [...draft.bugs.values()].map(finishBug),
    atMostOne: draft.atMostOne.filter((bugs) => bugs.length > 1),
    checks: [...new Set([HEALTH, ...draft.gates.keys(), ...draft.watches.keys()])].map((name) =>
      finishCheck(name, draft),
    ),
    outages: draft.outages,
  };
}

function finishBug({ name, doc, location, present, surfaces, shows, where, downs }: BugDraft): Bug {
  return {
    name,
    doc,
    present: present?.probability ?? null,
    surfaces: surfaces ?? null,
    unit: 'server-hours',
    moves: [],
    shows,
    where: where ?? null,
    downs: downs ?? null,
    location,
  };
}

/** A gate or watch that says nothing else sees every bug at once and gives no false alarm. */
function finishCheck(name: string, draft: ModelDraft): Check {
  const gate = draft.gates.get(name);
  const watch = draft.watches.get(name);
  return {
    name,
    blind: draft.blind.get(name) ?? 0,
    gate: {
      detects: gate?.detects ?? 1,
      detectsBug: Object.fromEntries(gate?.detectsBug ?? []),
      falseAlarm: gate?.falseAlarm ?? 0,
      takes: gate?.takes ?? AT_ONCE,
    },
    watch: {
      detects: watch?.detects ?? 1,
      detectsBug: Object.fromEntries(watch?.detectsBug ?? []),
      after: watch?.after ?? AT_ONCE,
      afterBug: Object.fromEntries(watch?.afterBug ?? []),
      falseAlarm: watch?.falseAlarm ?? { probability: 0, per: PERIODS.week },
    },
  };
}
