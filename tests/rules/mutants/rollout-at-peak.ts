import type { Mutant } from '../mutant.ts';

/** Three hours with twice the load, in the fleet’s zone: UTC. */
const hours = Array.from({ length: 24 }, (_, hour) => `${hour},${hour >= 8 && hour < 11 ? 2 : 0.8}`);

const mutant: Mutant = {
  example: 'everything',
  changes: [
    ['load 6_000 requests/s', 'load 6_000 requests/s from "hours.csv"'],
    ['headroom 35%', 'headroom 400%'],
    ['    deploy green to all\n', '    deploy all\n'],
    [
      '    shift traffic to 5%, 25%, 100% {\n      wait 30m\n      gate health\n    }\n    wait 2h\n    retire blue\n',
      '',
    ],
    ['mon..thu 09:00..16:00', 'mon..thu 09:00..12:00'],
  ],
  files: { 'hours.csv': `hour,load\n${hours.join('\n')}\n` },
};

export default mutant;
