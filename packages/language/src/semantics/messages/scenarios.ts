/** Scenarios. */
import { defineDiagnostics } from '../../diagnostics/index.ts';
import { besideFleet } from './example.ts';

const checked = (scenario: string) =>
  besideFleet(
    `health deep { metric errors { bad when higher  compare to baseline } }\nmodel m { gate deep { detects 95% } }\nplan weekly on fleet using m {\n  stage all { deploy web-1  gate canary deep for 30m }\n}\nscenario noisy for weekly { ${scenario} }`,
  );

export const scenarioMessages = defineDiagnostics({
  'other-readings': {
    severity: 'error',
    title: 'A check of another kind',
    message: (args: { check: string; plan: string }) =>
      `By the readings of this scenario \`${args.check}\` would go by its metrics; in \`${args.plan}\` it goes by its numbers.`,
    help: 'Say how its metrics read in the model; the scenario may say it otherwise.',
    page: {
      meaning:
        'A check goes by its metrics as soon as the model says how they read, else by the numbers that it gives. A ' +
        'scenario may change both, but not turn the one into the other: the plan was written for one of them.',
      raises: checked('metric errors is normal(mean 1%, sd 0.2%)'),
      avoids: checked('gate deep { detects 50% }'),
    },
  },
  'down-no-time': {
    severity: 'error',
    title: 'Down for no time',
    message: () => 'Servers that are down for no time are not down.',
    help: 'Say how long they are lost, such as `down for 2h`.',
    page: {
      meaning: 'What is down at a time comes back after the time that is said. Without any nothing happens to it.',
      raises: checked('at 6h web-1 down for 0s'),
      avoids: checked('at 6h web-1 down for 2h'),
    },
  },
  'empty-scenario': {
    severity: 'error',
    title: 'Scenario without a difference',
    message: (args: { name: string }) => `\`${args.name}\` says nothing that is otherwise.`,
    help: 'Add what happens, such as `at 6h us-east down for 2h` or `assume crash present 100%`.',
    page: {
      meaning:
        'A scenario is a plan under other circumstances: bugs that are assumed, servers that are lost at a time, other ' +
        'numbers of the model. Without any it is the plan itself.',
      raises: besideFleet('plan weekly { stage all { deploy all } }\nscenario calm for weekly { }'),
      avoids: besideFleet(
        'plan weekly { stage all { deploy all } }\nscenario storm for weekly { at 6h web-1 down for 2h }',
      ),
    },
  },
});
