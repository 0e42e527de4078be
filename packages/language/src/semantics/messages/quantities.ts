/** Numbers, percents and durations: their kinds and their ranges; params and settings. */
import { defineDiagnostics } from '../../diagnostics/index.ts';
import { didYouMean, type Unknown } from './did-you-mean.ts';
import { inModel, inPlan, inStage, inTopology } from './example.ts';

export const quantityMessages = defineDiagnostics({
  'wrong-kind': {
    severity: 'error',
    title: 'Wrong kind of quantity',
    message: (args: {
      expected: string;
      given: string;
      suggestion?: string | undefined;
      /** A number that lacks only its unit. */
      bare?: string | undefined;
      /** An end of the range of which the value lacks the unit. */
      asIn?: string | undefined;
    }) => `${args.expected} is expected here, not ${args.given}.`,
    help: (args: { suggestion?: string | undefined; bare?: string | undefined; asIn?: string | undefined }) =>
      args.suggestion !== undefined
        ? `Write \`${args.suggestion}\`.`
        : args.bare !== undefined
          ? `Say its unit: \`${args.bare}m\`, \`${args.bare}h\` or \`${args.bare}d\`.`
          : args.asIn !== undefined
            ? `Write the value and its range in one kind: both with a unit, as \`${args.asIn}\` is, or both without.`
            : undefined,
    page: {
      meaning:
        'Every quantity has a kind: whole numbers, numbers, durations, percents of servers, probabilities, shares of ' +
        'traffic, amounts of exposure (`server-hours`). A sentence takes one of them, and none stands for another.',
      raises: inModel('deploy fails 2 per server'),
      avoids: inModel('deploy fails 2% per server'),
    },
  },
  'mixed-percents': {
    severity: 'error',
    title: 'One percent, two meanings',
    message: (args: { name: string; here: string; there: string }) =>
      `\`${args.name}\` is ${args.here} here, and ${args.there} elsewhere.`,
    help: 'Declare a param for each.',
    page: {
      meaning:
        'A percent of servers, a probability, a share of traffic and one of users are different kinds of quantity. A param that is ' +
        'used as one of them cannot be another as well: changing it would change two unrelated things at once.',
      raises: inPlan('param x = 5%\nmaxDown x\non failures over x stop'),
      avoids: inPlan('param x = 5%\nparam y = 5%\nmaxDown x\non failures over y stop'),
    },
  },
  'percent-out-of-range': {
    severity: 'error',
    title: 'Percent out of range',
    message: (args: { text: string }) => `\`${args.text}\` is not between 0% and 100%.`,
    page: {
      meaning: 'Probabilities and percents of something that can be counted are between 0% and 100%.',
      raises: inModel('deploy fails 101% per server'),
      avoids: inModel('deploy fails 100% per server'),
    },
  },
  'too-precise': {
    severity: 'error',
    title: 'Too many digits',
    message: (args: { text: string }) => `\`${args.text}\` has more digits than can be computed with exactly.`,
    help: 'Write at most 15 digits.',
    page: {
      meaning: 'Percents are kept exactly as written, so that rounding is exact; that holds up to 15 digits.',
      raises: inPlan('maxDown 12.345678901234567%'),
      avoids: inPlan('maxDown 12.3456789012345%'),
    },
  },
  'not-whole': {
    severity: 'error',
    title: 'Not a whole number',
    message: (args: { text: string }) => `A whole number is expected here, not ${args.text}.`,
    page: {
      meaning: 'What is counted (servers, racks, attempts) comes in whole numbers.',
      raises: inStage('deploy all parallel 1.5'),
      avoids: inStage('deploy all parallel 2'),
    },
  },
  'too-small': {
    severity: 'error',
    title: 'Number too small',
    message: (args: { what: string; least: string; given: string }) =>
      `${args.what} must be at least ${args.least}, not ${args.given}.`,
    page: {
      meaning: 'The sentence needs more than that to mean anything: a node of no servers, or nothing at a time.',
      raises: inTopology('cluster web { server[0] }'),
      avoids: inTopology('cluster web { server[1] }'),
    },
  },
  'must-be-positive': {
    severity: 'error',
    title: 'Must be more than zero',
    message: (args: { what: string }) => `${args.what} must be more than zero.`,
    page: {
      meaning: 'With zero the sentence would mean nothing, or something that never ends.',
      raises: inStage('deploy all batch 0%'),
      avoids: inStage('deploy all batch 5%'),
    },
  },
  'unknown-param': {
    severity: 'error',
    title: 'Unknown param',
    message: (args: Unknown & { where: 'plan' | 'file' }) =>
      args.where === 'plan'
        ? `This plan has no param called \`${args.name}\`.`
        : `No plan of this file has a param called \`${args.name}\`.`,
    help: (args: Unknown) => didYouMean(args) ?? `Declare it: \`param ${args.name} = …\`.`,
    page: {
      meaning: 'A name stands for a quantity only where the plan declares a param of that name.',
      raises: inPlan('param soak = 4h\nstage first { wait soka }'),
      avoids: inPlan('param soak = 4h\nstage first { wait soak }'),
    },
  },
  'param-outside-plan': {
    severity: 'error',
    title: 'No params here',
    message: (args: { name: string }) => `\`${args.name}\` cannot stand for a quantity here: params belong to a plan.`,
    help: 'Write the quantity itself.',
    page: {
      meaning:
        'Params are declared in a plan and hold in that plan. Topologies and models are shared by plans, so their ' +
        'quantities are written out.',
      raises: inModel('deploy takes slow per server'),
      avoids: inModel('deploy takes 10m per server'),
    },
  },
  'param-value': {
    severity: 'error',
    title: 'Not a value for a param',
    message: (args: { given: string }) => `A param is a number, a percent or a duration, not ${args.given}.`,
    page: {
      meaning: 'The value of a param and the ends of its range are written out, so that each can be set from outside.',
      raises: inPlan('param a = 4h\nparam b = a'),
      avoids: inPlan('param a = 4h\nparam b = 4h'),
    },
  },
  'param-range': {
    severity: 'error',
    title: 'Not a range',
    message: (args: { low: string; high: string }) => `\`${args.low}\` is more than \`${args.high}\`.`,
    help: (args: { low: string; high: string }) =>
      `A range begins with its smaller end: write \`${args.high}..${args.low}\`.`,
    page: {
      meaning: 'A range goes from its smaller end to its larger one, both included.',
      raises: inPlan('param soak = 4h in 8h..1h'),
      avoids: inPlan('param soak = 4h in 1h..8h'),
    },
  },
  'param-out-of-range': {
    severity: 'error',
    title: 'Param outside its range',
    message: (args: { name: string; value: string; low: string; high: string }) =>
      `\`${args.name}\` may be ${args.low} to ${args.high}, not ${args.value}.`,
    help: 'Give it a value of its range, or let the range reach further.',
    page: {
      meaning: 'The value of a param, declared or set from outside (`--set`), lies in its range, ends included.',
      raises: inPlan('param soak = 9h in 1h..8h'),
      avoids: inPlan('param soak = 8h in 1h..8h'),
    },
  },
});
