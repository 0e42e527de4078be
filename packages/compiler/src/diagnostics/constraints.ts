/** Constraints that nobody can meet, even when nothing fails. */
import { defineDiagnostics, type Level, pluralOfLevel } from '@rollout/language';
import { FIVE_CLUSTERS, planOn } from './example.ts';
import { nodes } from './selections.ts';

const PAIR = `region west {
  datacenter d[2] {
    cluster bar { server[4] }
    cluster potato { server[6] }
  }
}`;

export const constraintDiagnostics = defineDiagnostics({
  'max-down-impossible': {
    severity: 'error',
    title: 'Nothing may be down',
    message: (args: { where: string; servers: number; amount: string; going: 'forward' | 'back' }) =>
      `${args.amount} of ${args.where}, which has ${args.servers === 1 ? '1 server' : `${args.servers} servers`}, is less than one server, so ${args.going === 'back' ? 'going back' : 'deploying'} there could never begin.`,
    help: (args: { least: string }) => `The smallest value that would work is ${args.least}.`,
    page: {
      meaning:
        'Limits are rounded down to whole servers. A limit that comes to nothing lets no server be upgraded, even when nothing fails.',
      raises: planOn(FIVE_CLUSTERS, 'maxDown 10% per cluster\nstage all { deploy all }'),
      avoids: planOn(FIVE_CLUSTERS, 'maxDown 20% per cluster\nstage all { deploy all }'),
    },
  },
  'limits-nothing': {
    severity: 'warning',
    title: 'A constraint that limits nothing',
    message: (args: { why: string }) => `This limits nothing: ${args.why}.`,
    help: 'Leave it out, or let it be about something that the plan deploys to.',
    page: {
      meaning:
        'A constraint of the plan about places of which it deploys none, or only one, holds whatever happens. It may be a slip: another name was meant, or another plan.',
      raises: planOn(FIVE_CLUSTERS, 'exclusive small-1, small-2\nstage all { deploy east }'),
      avoids: planOn(FIVE_CLUSTERS, 'exclusive small-1, small-2\nstage all { deploy all }'),
    },
  },
  'unit-excludes-itself': {
    severity: 'error',
    title: 'A unit holds places that exclude each other',
    message: (args: { unit: string; one: string; other: string; constraint: string }) =>
      `The unit ${args.unit} holds servers of ${args.one} and of ${args.other}, which \`${args.constraint}\` keeps apart.`,
    help: 'Deploy `by` a smaller level, or one place after the other.',
    page: {
      meaning:
        'A unit of a `deploy` is worked on as a whole. If it holds two places that exclude each other, nothing keeps them apart. The units of an `each` may hold them: there the units of its block are kept apart.',
      raises: planOn(PAIR, 'exclusive bar, potato\nstage all { deploy all by datacenter }'),
      avoids: planOn(PAIR, 'exclusive bar, potato\nstage all { deploy all by cluster }'),
    },
  },
  'unit-waits-for-itself': {
    severity: 'error',
    title: 'A unit holds places that have an order',
    message: (args: { unit: string; first: string; second: string; constraint: string }) =>
      `The unit ${args.unit} holds servers of ${args.first} and of ${args.second}, which \`${args.constraint}\` puts one after the other.`,
    help: 'Deploy `by` a smaller level, or one after the other.',
    page: {
      meaning:
        'A unit of a `deploy` is worked on as a whole, so it cannot put one of its places before another. The units of an `each` may hold both: there the order holds among the units of its block.',
      raises: planOn(PAIR, 'order bar, potato per datacenter\nstage all { deploy all by datacenter }'),
      avoids: planOn(PAIR, 'order bar, potato per datacenter\nstage all { deploy all by cluster }'),
    },
  },
  'order-against-stages': {
    severity: 'error',
    title: 'Stages go against an order',
    /** `need`: what puts the one after the other within this sentence, as written; null: they are two. */
    message: (args: {
      first: string;
      second: string;
      constraint: string;
      later: string;
      holds: boolean;
      need: string | null;
    }) =>
      `This ${args.holds ? 'holds' : 'deploys to'} ${args.second}, but \`${args.constraint}\` makes it wait for ${args.first}, which is deployed only later, ${
        args.need === null ? `in \`${args.later}\`` : `for \`${args.need}\``
      }.`,
    help: (args: { need: string | null }) =>
      args.need === null
        ? 'Change the order of the stages, or take the constraint out.'
        : `Let the constraint follow \`${args.need}\`, or take it out.`,
    page: {
      meaning:
        'Everything that an order puts first, and that the plan deploys at all, must be done before what comes after it may start. If the plan deploys it only later, the plan would wait for ever.',
      raises: planOn(FIVE_CLUSTERS, 'order west, east\nstage first { deploy east }\nstage second { deploy west }'),
      avoids: planOn(FIVE_CLUSTERS, 'order west, east\nstage first { deploy west }\nstage second { deploy east }'),
    },
  },
  'waits-in-a-circle': {
    severity: 'error',
    title: 'Units that wait for each other',
    message: (args: { one: string; other: string; constraint: string }) =>
      `\`${args.constraint}\` makes ${args.one} and ${args.other} wait for each other, so neither could ever start.`,
    help: 'Say `per` which level the order holds, or let the places be units of their own.',
    page: {
      meaning:
        'A unit may start once everything outside it that an order puts before its servers is done. Two units of an `each` that both hold a first and a second place wait for each other.',
      raises: planOn(PAIR, 'order bar, potato\nstage all {\n  each datacenter in all { deploy here by cluster }\n}'),
      avoids: planOn(
        PAIR,
        'order bar, potato per datacenter\nstage all {\n  each datacenter in all { deploy here by cluster }\n}',
      ),
    },
  },
  'max-parallel-impossible': {
    severity: 'error',
    title: 'A unit is larger than maxParallel',
    message: (args: { unit: string; holds: number; level: Level; count: number; constraint: string }) =>
      `The unit ${args.unit} holds ${nodes(args.holds, args.level)} at once, but \`${args.constraint}\` allows ${args.count}.`,
    help: (args: { level: Level; holds: number }) =>
      `Go by ${args.level}, \`deploy … by ${args.level}\` or \`each ${args.level}\`, or allow at least ${args.holds} ${pluralOfLevel(args.level)}.`,
    page: {
      meaning:
        'While a unit of a `deploy` runs, every node that it touches counts for `maxParallel`. A unit that holds more nodes than are allowed could never start.',
      raises: planOn(FIVE_CLUSTERS, 'maxParallel 2 clusters\nstage all { deploy all by region }'),
      avoids: planOn(FIVE_CLUSTERS, 'maxParallel 2 clusters\nstage all { deploy all by cluster parallel 2 }'),
    },
  },
  'unit-below-attempt': {
    severity: 'error',
    title: 'A unit is smaller than one attempt',
    message: (args: { by: Level; per: Level }) =>
      `This deploys by ${args.by}, but in the model one attempt deploys a whole ${args.per} (\`deploy takes … per ${args.per}\`).`,
    help: (args: { by: Level; per: Level }) =>
      `Deploy \`by ${args.per}\`, or give the model a time \`per ${args.by}\` or smaller.`,
    page: {
      meaning:
        'What one attempt deploys is the smallest thing that is simulated. Units below it would each take the time of the whole.',
      raises: planOn(FIVE_CLUSTERS, 'stage all { deploy all by cluster }').replace('5m per server', '5m per region'),
      avoids: planOn(FIVE_CLUSTERS, 'stage all { deploy all by region }').replace('5m per server', '5m per region'),
    },
  },
  'deadline-impossible': {
    severity: 'error',
    title: 'A deadline that nothing can meet',
    message: (args: { deadline: string; least: string; calendar: boolean }) =>
      `The plan takes at least ${args.least}, even with every duration at its least${args.calendar ? ' and every start as soon as its windows open' : ''}, so it can never be done within ${args.deadline}.`,
    help: (args: { least: string }) => `Shorten its waits, deploy more at once, or allow at least ${args.least}.`,
    page: {
      meaning:
        'Waits, gates and batches have a shortest time each, and the plan says what comes after what. If even so it takes longer than its deadline, the deadline is wrong, or the plan is. Windows and freezes count where the plan says when it `starts`; else nobody knows what they cost, and they are left out.',
      raises: planOn(
        FIVE_CLUSTERS,
        'deadline 1d\nstage first { deploy west  wait 24h }\nstage second { deploy remaining }',
      ),
      avoids: planOn(
        FIVE_CLUSTERS,
        'deadline 2d\nstage first { deploy west  wait 24h }\nstage second { deploy remaining }',
      ),
    },
  },
});
