/** `batch 50%`, and a limit that lets fewer go. */
import { weekly } from './page-example.ts';
import { planRule } from './plan-rule.ts';
import { firstBatchOf } from './route/index.ts';
import { countText } from './words.ts';

const STAGES = (batch: string) =>
  `stage first {\n  deploy 1 cluster in west batch ${batch}\n  wait 12h\n  gate health\n}\nstage all {\n  deploy remaining batch ${batch}\n  wait 12h\n  gate health\n}`;

export const batchNeverFull = planRule({
  code: 'batch-never-full',
  severity: 'hint',
  recommended: true,
  title: 'Batches that are never full',
  options: {},
  message: (args: { where: string; asked: number; taken: number }) =>
    `A batch of \`${args.where}\` is to have ${countText(args.asked, 'server')}, and limits on what may be down let ${args.taken === 1 ? '1 go' : `${args.taken.toLocaleString('en-US')} go`}: no batch of this is ever full.`,
  help: (args) =>
    `Write the size that they have, \`batch ${args.taken}\`, leave \`batch …\` out (then as many go as may), or loosen \`maxDown\`.`,
  page: {
    meaning:
      'The size behind `batch` is one that `maxDown` lets a batch have, in at least one of the units of the step.',
    rationale:
      'Who reads `batch 50%` believes that two batches do a cluster, and plans for the time of two. With `maxDown 25%` it takes four. One of the two numbers is not what its author meant.',
    raises: weekly(STAGES('50%')),
    avoids: weekly(STAGES('25%')),
    sources: [],
  },
  check: ({ machine, layout, sources }, _options, report) => {
    if (machine.constraints.down.every(({ watched }) => watched)) return;
    /** Sentences of which some batch is full. */
    const full = new Set<number>();
    const short = new Map<number, { readonly step: number; where: string; asked: number; taken: number }>();
    machine.steps.forEach((step, index) => {
      const laid = layout.steps[index];
      if (step.kind !== 'deploy' || laid?.kind !== 'deploy' || step.green || full.has(laid.source)) return;
      if (step.batch.kind !== 'count' && step.batch.kind !== 'share') return;
      for (const unit of laid.units) {
        const { taken, asked } = firstBatchOf(machine, layout, step, unit);
        // A unit that is no larger than a batch goes in one as far as it may: what is asked for is all of it.
        const most = Math.min(asked, unit.servers);
        if (taken === 0 || taken >= most) {
          full.add(laid.source);
          return;
        }
        if (!short.has(laid.source)) short.set(laid.source, { step: index, where: unit.address, asked: most, taken });
      }
    });
    for (const [source, { step, ...args }] of short) {
      if (!full.has(source)) report(args, sources.steps[step] ?? sources.plan);
    }
  },
});
