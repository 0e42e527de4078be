/** Gates that have nothing to find. */
import { checksOf } from '../semantics/plans/checks-of.ts';
import { programRule } from './program-rule.ts';
import { nodesOf } from './written/nodes.ts';

const plan = (bug: string) => `topology fleet { region west { cluster web[4] { server[20] } } }

model typical {
  deploy takes 4m per server${bug}
  gate health { detects 95%  false alarm 0.5%  takes 5m }
}

plan weekly on fleet using typical {
  maxDown 25% per cluster
  stage first { deploy 1 cluster  wait 24h  gate health }
  stage rest { deploy remaining  wait 4h  gate health }
}
`;

export const modelWithoutBugs = programRule({
  code: 'model-without-bugs',
  severity: 'hint',
  recommended: true,
  title: 'Gates with nothing to find',
  options: {},
  message: (args: { plan: string; model: string }) =>
    `\`${args.plan}\` has gates, and no bug is ever there in its model \`${args.model}\`: what the figures say of safety is about false alarms alone.`,
  help: 'Add what your releases have had: `bug crash { present 3%  surfaces after exponential(mean 200 server-hours) }`.',
  page: {
    meaning: 'Where a plan has gates or watches, its model has a bug that they could see.',
    rationale:
      'Without a bug nothing escapes, whatever the gates look like: a plan that deploys everything at once comes out safer ' +
      'than one that takes a week, for it has fewer false alarms. Of more than 1,200 deployments to a region that ' +
      'Gandalf watched, 39 were bad, about 3%; DORA’s teams of 2024 see 5% of their changes fail where they are best.',
    raises: plan(''),
    avoids: plan('\n  bug crash { present 3%  surfaces after exponential(mean 200 server-hours) }'),
    sources: [
      {
        title:
          'Li et al., Gandalf: An Intelligent, End-To-End Analytics Service for Safe Deployment in Large-Scale Cloud Infrastructure (NSDI 2020)',
        url: 'https://www.usenix.org/conference/nsdi20/presentation/li',
      },
      { title: 'DORA: Accelerate State of DevOps Report 2024' },
    ],
  },
  check: ({ root: { path, tree }, program }, _options, report) => {
    for (const plan of program.plans) {
      const { gates, watches } = checksOf(plan);
      if (gates.size + watches.size === 0) continue;
      const model = program.models.find(({ name }) => name === plan.model);
      // One that is nowhere declared bears the plan's name: who writes none is asked for no numbers.
      if (model === undefined || model.name === plan.name) continue;
      if (model.bugs.some(({ present }) => present !== 0)) continue;
      const using = nodesOf(tree, 'plan').find(({ name }) => name.text === plan.name)?.using;
      const place = using === undefined ? plan.location : { path, span: using.span };
      report(
        { plan: plan.name, model: model.name },
        { ...place, related: [{ ...model.location, message: 'the model' }] },
      );
    }
  },
});
