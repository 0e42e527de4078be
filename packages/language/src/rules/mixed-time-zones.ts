/** Windows of one block that are in several time zones: each opens it for everything. */
import type { Constraint, Plan, Program } from '../program/index.ts';
import { inWeekly } from './page-example.ts';
import { programRule } from './program-rule.ts';

const plan = (first: string, second: string) =>
  inWeekly(`  window mon..thu 09:00..16:00 in "America/Los_Angeles"${first}
  window mon..thu 09:00..16:00 in "America/New_York"${second}
`);

export const mixedTimeZones = programRule({
  code: 'mixed-time-zones',
  severity: 'hint',
  recommended: false,
  title: 'Windows of several time zones',
  options: {},
  message: (args: { zone: string; other: string }) =>
    `This window is in "${args.zone}", another beside it in "${args.other}": whatever either of them allows may start, everywhere.`,
  help: 'Say whom each is for, `for us-west`, write `local`, or put one of them into a stage if both must be open.',
  page: {
    meaning: 'The windows of one plan, stage or fleet that hold for all servers are in one time zone.',
    rationale:
      'Windows that stand side by side are one, with all their times. Two of them in two zones are most often meant each ' +
      'for a part of the fleet, or as times when both offices are at work; what they say is that New York may be deployed ' +
      'to in its evening, because it is noon in Los Angeles.',
    raises: plan('', ''),
    avoids: plan(' for west', ' for east'),
    sources: [],
  },
  check: ({ root, program }, _options, report) => {
    for (const constraints of blocksOf(program)) {
      const windows = constraints.flatMap((each) =>
        each.kind === 'window' && each.selector === null && each.zone !== 'local' ? [each] : [],
      );
      const told = new Map<string, readonly [string, Constraint['location']]>();
      for (const { zone, location, within } of windows) {
        const inNode = within?.join('/') ?? '';
        const [other, place] = told.get(inNode) ?? [];
        if (other === undefined || place === undefined) told.set(inNode, [zone, location]);
        else if (other !== zone && location.path === root.path) {
          report({ zone, other }, { ...location, related: [{ ...place, message: 'the other one' }] });
        }
      }
    }
  },
});

function blocksOf({ plans, topologies }: Program): readonly Plan['constraints'][] {
  const own = plans.flatMap(({ constraints, stages }) => [constraints, ...stages.map((stage) => stage.constraints)]);
  return [...own, ...topologies.map(({ constraints }) => constraints)];
}
