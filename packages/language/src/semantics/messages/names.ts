/** Names: declared once, known, of the right kind; imports. */
import { defineDiagnostics } from '../../diagnostics/index.ts';
import { withArticle } from './article.ts';
import { didYouMean, type Unknown } from './did-you-mean.ts';
import { besideFleet, besideHealth, inModel, inPlan, inRelease, inStage, inTopology, inUsedModel } from './example.ts';

export const nameMessages = defineDiagnostics({
  'duplicate-name': {
    severity: 'error',
    title: 'Name declared twice',
    message: (args: { what: string; name: string }) =>
      `There is already ${withArticle(args.what)} called \`${args.name}\`.`,
    help: 'Give one of them another name.',
    page: {
      meaning:
        'Each name is declared once: topologies, services, audiences, flags, healths, models, plans, scenarios and policies in a file (what is ' +
        'imported counts too), rings in an audience, stages and params in a plan, bugs in a model, and metrics in a health. Otherwise nobody could tell which one a sentence means.',
      raises: inPlan('stage first { deploy web-1 }\nstage first { deploy web-2 }'),
      avoids: inPlan('stage first { deploy web-1 }\nstage second { deploy web-2 }'),
    },
  },
  'said-twice': {
    severity: 'error',
    title: 'Said twice',
    message: (args: { what: string }) => `${args.what} is said twice.`,
    help: 'Keep one of the two.',
    page: {
      meaning:
        'A sentence that can only hold once is written twice in the same block, so one of the two would be ignored. ' +
        'A model that `extends` another may say again what the other says: then its own sentence holds.',
      raises: inModel('deploy takes 5m per server\ndeploy takes 6m per server'),
      avoids: inModel('deploy takes 5m per server'),
    },
  },
  'unknown-topology': {
    severity: 'error',
    title: 'Unknown topology',
    message: (args: Unknown) => `There is no topology called \`${args.name}\` here.`,
    help: (args: Unknown) =>
      didYouMean(args) ?? `Declare it, \`topology ${args.name} { cluster web[4] { server[10] } }\`, or import it.`,
    page: {
      meaning: '`on` names the topology that a plan deploys to: one of this file, or one that it imports.',
      raises: besideFleet('plan weekly on flet using numbers { stage all { deploy all } }'),
      avoids: besideFleet('plan weekly on fleet using numbers { stage all { deploy all } }'),
    },
  },
  'unknown-model': {
    severity: 'error',
    title: 'Unknown model',
    message: (args: Unknown) => `There is no model called \`${args.name}\` here.`,
    help: (args: Unknown) => didYouMean(args) ?? `Declare it, \`model ${args.name} { … }\`, or import it.`,
    page: {
      meaning:
        '`using` and `extends` name a model: one of this file, or one that it imports. A name that is imported by ' +
        'an imported file is not passed on: import it from the file that declares it.',
      raises: besideFleet('plan weekly on fleet using nubmers { stage all { deploy all } }'),
      avoids: besideFleet('plan weekly on fleet using numbers { stage all { deploy all } }'),
    },
  },
  'unknown-service': {
    severity: 'error',
    title: 'Unknown service',
    message: (args: Unknown) => `There is no service called \`${args.name}\` here.`,
    help: (args: Unknown) => didYouMean(args) ?? `Declare it: \`service ${args.name} { runs on … }\`.`,
    page: {
      meaning: '`of`, `needs` and the changes of a schema name a service: one of this file, or one that it imports.',
      raises: besideFleet(
        'service checkout { runs on web-1 }\nplan weekly of chekout on fleet { stage all { deploy all } }',
      ),
      avoids: besideFleet(
        'service checkout { runs on web-1 }\nplan weekly of checkout on fleet { stage all { deploy all } }',
      ),
    },
  },
  'unknown-flag': {
    severity: 'error',
    title: 'Unknown flag',
    message: (args: Unknown) => `There is no flag called \`${args.name}\` here.`,
    help: (args: Unknown) =>
      didYouMean(args) ?? `Declare it: \`flag ${args.name} { owner "…"  remove by 2027-03-01 }\`.`,
    page: {
      meaning: '`enable`, `disable` and `behind` name a flag: one of this file, or one that it imports.',
      raises: inRelease('enable chekout for 5%'),
      avoids: inRelease('enable checkout for 5%'),
    },
  },
  'unknown-plan': {
    severity: 'error',
    title: 'Unknown plan',
    message: (args: Unknown) => `There is no plan called \`${args.name}\` here.`,
    help: didYouMean,
    page: {
      meaning: 'A scenario is for a plan of its own file.',
      raises: besideFleet(
        'plan weekly { stage all { deploy all } }\nscenario flaky for wekly { deploy fails 5% per server }',
      ),
      avoids: besideFleet(
        'plan weekly { stage all { deploy all } }\nscenario flaky for weekly { deploy fails 5% per server }',
      ),
    },
  },
  'wrong-declaration': {
    severity: 'error',
    title: 'Not that kind of declaration',
    message: (args: { name: string; is: string; expected: string }) =>
      `\`${args.name}\` is ${withArticle(args.is)}; ${withArticle(args.expected)} is expected here.`,
    page: {
      meaning: 'The name is known, but it names something else than the sentence asks for.',
      raises: besideFleet('plan weekly on numbers using fleet { stage all { deploy all } }'),
      avoids: besideFleet('plan weekly on fleet using numbers { stage all { deploy all } }'),
    },
  },
  'no-topology': {
    severity: 'error',
    title: 'No topology',
    message: (args: { plan: string }) => `Nothing says where \`${args.plan}\` deploys to.`,
    help: 'Declare a topology, or import one, and name it: `plan … on TOPOLOGY`.',
    page: {
      meaning: 'A plan that deploys needs a fleet. Where the file has exactly one topology, `on` may be left out.',
      raises: 'model numbers { deploy takes 5m per server }\nplan weekly { stage all { deploy all } }',
      avoids: besideFleet('plan weekly { stage all { deploy all } }'),
    },
  },
  'which-one': {
    severity: 'error',
    title: 'Which one?',
    message: (args: { what: string; word: string; names: readonly string[] }) =>
      `This file has several ${args.what}, such as ${args.names.map((name) => `\`${name}\``).join(', ')}.`,
    help: (args: { word: string }) => `Say which: \`${args.word} …\`.`,
    page: {
      meaning:
        '`on TOPOLOGY` and `using MODEL` may be left out only where there is exactly one to choose from, ' +
        'imported ones included.',
      raises: besideFleet('topology other { cluster db[2] }\nplan weekly { stage all { deploy all } }'),
      avoids: besideFleet('topology other { cluster db[2] }\nplan weekly on fleet { stage all { deploy all } }'),
    },
  },
  'nothing-declared': {
    severity: 'error',
    title: 'Nothing declared',
    message: () => 'This file declares nothing.',
    help: 'Begin with a fleet: `topology fleet { cluster web[4] { server[10] } }`.',
    page: {
      meaning: 'The file is empty, or has only comments or imports: there is nothing in it to check or to run.',
      raises: '// Nothing yet.',
      avoids: 'topology fleet { cluster web[4] { server[10] } }',
    },
  },
  'unknown-import': {
    severity: 'error',
    title: 'Unknown import',
    message: (args: Unknown & { from: string }) => `\`${args.from}\` declares no \`${args.name}\`.`,
    help: didYouMean,
    page: {
      meaning:
        'An import names what the other file declares itself: a topology, a model, an audience and so on. What that file imports in ' +
        'turn is not passed on.',
      raises: {
        files: {
          'plan.rollout': 'import { flet } from "./fleet.rollout"\nmodel numbers { deploy takes 5m per server }\n',
          'fleet.rollout': 'topology fleet { cluster web[4] }',
        },
      },
      avoids: {
        files: {
          'plan.rollout': 'import { fleet } from "./fleet.rollout"\nmodel numbers { deploy takes 5m per server }\n',
          'fleet.rollout': 'topology fleet { cluster web[4] }',
        },
      },
    },
  },
  'import-of-plan': {
    severity: 'error',
    title: 'This cannot be imported',
    message: (args: { name: string; kind: 'plan' | 'scenario' }) =>
      `\`${args.name}\` is a ${args.kind}; only topologies, services, audiences, flags, healths, models and policies can be imported.`,
    help: (args: { kind: 'plan' | 'scenario' }) => `Open the file itself to run its ${args.kind}s.`,
    page: {
      meaning: 'No sentence refers to a plan or a scenario of another file, so importing one would do nothing.',
      raises: {
        files: {
          'plan.rollout': 'import { weekly } from "./other.rollout"\ntopology fleet { cluster web[4] }',
          'other.rollout': besideFleetText('plan weekly { stage all { deploy all } }'),
        },
      },
      avoids: {
        files: {
          'plan.rollout': 'import { fleet } from "./other.rollout"\nmodel quick { deploy takes 1m per server }',
          'other.rollout': besideFleetText('plan weekly { stage all { deploy all } }'),
        },
      },
    },
  },
  'import-cycle': {
    severity: 'error',
    title: 'Imports in a circle',
    message: (args: { circle: readonly string[] }) =>
      `This import closes a circle: ${args.circle.map((path) => `\`${path}\``).join(' → ')}.`,
    help: 'Move what both files need into a file of its own.',
    page: {
      meaning:
        'A file that imports itself, directly or through others, cannot be read without reading it first. ' +
        'Nothing of the circle is used.',
      raises: {
        files: {
          'plan.rollout': 'import { fleet } from "./fleet.rollout"\nmodel numbers { deploy takes 5m per server }',
          'fleet.rollout': 'import { numbers } from "./plan.rollout"\ntopology fleet { cluster web[4] }',
        },
      },
      avoids: {
        files: {
          'plan.rollout': 'import { fleet } from "./fleet.rollout"\nmodel numbers { deploy takes 5m per server }',
          'fleet.rollout': 'topology fleet { cluster web[4] }',
        },
      },
    },
  },
  'unresolved-file': {
    severity: 'error',
    title: 'File not at hand',
    message: (args: { path: string }) => `The file \`${args.path}\` was not given to the checker.`,
    help: 'Check the file from the command line, or hand the text over together with this one.',
    page: {
      meaning:
        'The text was checked on its own, by a program that uses Rollout as a library, and without the other files ' +
        'that it refers to.',
      raises: 'topology fleet from "servers.csv"',
      avoids: {
        files: {
          'plan.rollout': 'topology fleet from "servers.csv"',
          'servers.csv': 'cluster,servers\nweb-1,10\nweb-2,10\n',
        },
      },
    },
  },
  'unknown-stage': {
    severity: 'error',
    title: 'Unknown stage',
    message: (args: Unknown) => `This plan has no stage called \`${args.name}\`.`,
    help: didYouMean,
    page: {
      meaning:
        '`after` names stages of the same plan that must end before this one begins; `expect P(… found in STAGE)` names one of them, too.',
      raises: inPlan('stage one { deploy web-1 }\nstage two after won { deploy web-2 }'),
      avoids: inPlan('stage one { deploy web-1 }\nstage two after one { deploy web-2 }'),
    },
  },
  'unknown-bug': {
    severity: 'error',
    title: 'Unknown bug',
    message: (args: Unknown) => `This model has no bug called \`${args.name}\`.`,
    help: didYouMean,
    page: {
      meaning:
        '`detects … of BUG` names a bug of the same model, or of one that it extends; `assume` and `expect` name one of the plan’s model.',
      raises: inModel('bug crash { present 1%  shows 50% at cluster 1 }\ngate health { detects 90% of crush }'),
      avoids: inModel('bug crash { present 1%  shows 50% at cluster 1 }\ngate health { detects 90% of crash }'),
    },
  },
  'unknown-check': {
    severity: 'error',
    title: 'Unknown check',
    message: (args: Unknown) => `There is no check called \`${args.name}\` here.`,
    help: (args: Unknown) =>
      didYouMean(args) ??
      `Give its numbers in the model, \`gate ${args.name} { detects 90% }\`, or its metrics: \`health ${args.name} { … }\`.`,
    page: {
      meaning:
        'The check `health` is there without being declared. Any other is declared by its numbers, `gate NAME { … }` ' +
        'or `watch NAME { … }` in the model that the plan uses, or by its metrics, `health NAME { … }`.',
      raises: inStage('deploy all\ngate latency'),
      avoids: inUsedModel('gate latency { detects 90% }'),
    },
  },
  'unknown-metric': {
    severity: 'error',
    title: 'Unknown metric',
    message: (args: Unknown) => `No health has a metric called \`${args.name}\`.`,
    help: (args: Unknown) => didYouMean(args) ?? `Declare it in a health: \`metric ${args.name} { … }\`.`,
    page: {
      meaning: 'A model says how metrics read that some `health` looks at: of its own file, or one that it imports.',
      raises: besideHealth('metric erors is normal(mean 0.5%, sd 0.1%)'),
      avoids: besideHealth('metric errors is normal(mean 0.5%, sd 0.1%)'),
    },
  },
  'unknown-label': {
    severity: 'error',
    title: 'Unknown label',
    message: (args: Unknown & { fleet: string }) => `No node of \`${args.fleet}\` has a label \`${args.name}\`.`,
    help: didYouMean,
    page: {
      meaning:
        'Conditions compare labels, which nodes carry by `label NAME = VALUE` or by a column of their table. A ' +
        'comparison with a label that no node has is never true (or, with `!=`, always).',
      raises: inStage('deploy all clusters where teir == pilot'),
      avoids: besideFleet(
        'topology labelled { cluster web[4] { label tier = pilot } }\nplan other on labelled { stage all { deploy all clusters where tier == pilot } }',
      ),
    },
  },
  'unknown-label-value': {
    severity: 'warning',
    title: 'No node has this value',
    message: (args: Unknown & { fleet: string; label: string }) =>
      `In \`${args.fleet}\` no node's \`${args.label}\` is \`${args.name}\`.`,
    help: didYouMean,
    page: {
      meaning: 'The label is known, but it is compared with a word that it has nowhere in the fleet.',
      raises: besideFleet(
        'topology labelled {\n  cluster web[4] { label tier = pilot }\n  cluster api[4] { label tier = paid }\n}\nplan other on labelled { stage all { deploy all clusters where tier != pilto } }',
      ),
      avoids: besideFleet(
        'topology labelled {\n  cluster web[4] { label tier = pilot }\n  cluster api[4] { label tier = paid }\n}\nplan other on labelled { stage all { deploy all clusters where tier != pilot } }',
      ),
    },
  },
  'label-never-equal': {
    severity: 'error',
    title: 'No node has this value',
    message: (args: Unknown & { fleet: string; label: string }) =>
      `In \`${args.fleet}\` no node's \`${args.label}\` is \`${args.name}\`, so this selects nothing.`,
    help: didYouMean,
    page: {
      meaning: 'The selection needs a label to be a word that it is nowhere in the fleet, so nothing is selected.',
      raises: besideFleet(
        'topology labelled { cluster web[4] { label tier = pilot } }\nplan other on labelled { stage all { deploy all clusters where tier == pilto } }',
      ),
      avoids: besideFleet(
        'topology labelled { cluster web[4] { label tier = pilot } }\nplan other on labelled { stage all { deploy all clusters where tier == pilot } }',
      ),
    },
  },
  'duplicate-node': {
    severity: 'error',
    title: 'Two nodes with one address',
    message: (args: { name: string }) => `There is already a node called \`${args.name}\` here.`,
    help: 'Give one of them another name.',
    page: {
      meaning:
        'Nodes that stand side by side need different names, or their addresses would be the same. `cluster web[4]` ' +
        'takes the names `web` and `web-1` to `web-4`; nodes without a name are called by their level.',
      raises: inTopology('cluster web[4]\ncluster web-2'),
      avoids: inTopology('cluster web[4]\ncluster web-5'),
    },
  },
});

function besideFleetText(shown: string): string {
  const example = besideFleet(shown);
  return typeof example === 'object' && 'text' in example ? example.text() : shown;
}
