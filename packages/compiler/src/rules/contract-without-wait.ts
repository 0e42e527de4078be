/** The old form goes the moment that nothing is thought to need it. */
import { isLookOrReach, lastBefore } from './later.ts';
import { lookAfter } from './look-after.ts';
import { planRule } from './plan-rule.ts';
import { PARALLEL_CHANGE } from './published.ts';
import { stepOf } from './route/index.ts';

const PLAN = (between: string) => `topology fleet {
  region main {
    cluster db { label role = db  server[4] }
    cluster shop[20] { label role = shop  server[10] }
  }
}

service orders-db { runs on all clusters where role == db }
service shop { runs on all clusters where role == shop  needs orders-db }

model typical {
  deploy takes 4m per server
  rollback takes 2m per server
  bug wrong-column { present 5%  surfaces after exponential(mean 30 server-hours) }
  gate health { detects 90%  false alarm 0.5%  takes 5m }
}

plan rename of shop on fleet using typical {
  maxDown 25% per cluster

  stage expand { expand orders-db takes 20m }
  stage first {
    deploy 1 cluster
    wait 12h
    gate health
  }
  stage all {
    deploy remaining
    wait 12h
    gate health
  }
  stage data {
    migrate orders-db takes 6h
${between}    contract orders-db takes 30m
    on unhealthy stop
  }
}
`;

export const contractWithoutWait = planRule({
  code: 'contract-without-wait',
  severity: 'warning',
  recommended: true,
  title: 'A contract without a wait',
  options: {},
  message: (args: { before: string }) =>
    `Nothing waits or looks between \`${args.before}\` and this: the old form goes, and with it every way back, before anybody can know that nothing needs it.`,
  help: 'Wait and look before it: `wait 24h`, `gate …`.',
  page: {
    meaning:
      'Between the last deployment, shift, release or migration and a `contract` there is a wait, a gate or an approval.',
    rationale:
      'A `contract` is the one step of a plan that cannot be taken back. What still reads the old form — a service that was forgotten, a job that runs at night, rows that the migration got wrong — ' +
      'shows only with time, and afterwards there is nothing to compare it with and nothing to go back to. In a parallel change the contract phase comes when all clients are known to have migrated.',
    raises: PLAN(''),
    avoids: PLAN('    wait 24h\n    gate health\n'),
    sources: [PARALLEL_CHANGE],
  },
  check: (subject, _options, report) => {
    const { machine, sources, route } = subject;
    const { moves } = route();
    moves.forEach((move, at) => {
      const index = stepOf(move);
      if (!isPhase(machine.steps[index], 'contract')) return;
      const before = lastBefore(
        moves,
        at,
        (each) => isLookOrReach(each) || isPhase(machine.steps[stepOf(each)], 'migrate'),
      );
      if (before === undefined || before.looks || before.waits) return;
      const fix = lookAfter(subject, sources.steps[stepOf(before)] ?? sources.plan, 'wait and gate');
      report({ before: machine.steps[stepOf(before)]?.text ?? '' }, { ...(sources.steps[index] ?? sources.plan), fix });
    });
  },
});

function isPhase(step: { readonly kind: string; readonly phase?: string } | undefined, phase: string): boolean {
  return step?.kind === 'schema' && step.phase === phase;
}
