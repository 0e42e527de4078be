/** Expectations, the measures that they are about, and policies. */
import { defineDiagnostics } from '../../diagnostics/index.ts';
import { didYouMean } from './did-you-mean.ts';
import { besideFleet, inPlan, withBugs } from './example.ts';

export const expectationMessages = defineDiagnostics({
  'unknown-statistic': {
    severity: 'error',
    title: 'Unknown statistic',
    message: (args: { name: string; suggestion: string | undefined }) =>
      `There is no statistic called \`${args.name}\`.`,
    help: (args: { name: string; suggestion: string | undefined }) =>
      didYouMean(args) ?? 'There are `P`, `mean`, `sd`, `min`, `max`, and quantiles such as `p50` and `p99.9`.',
    page: {
      meaning:
        'A measure begins with what is asked of the runs: `P`, the chance that something happens, or of an amount its `mean`, its ' +
        'standard deviation `sd`, its `min`, its `max`, or a quantile, such as `p95`: what 95% of the runs reach at most.',
      raises: inPlan('expect median(duration) <= 5d'),
      avoids: inPlan('expect p50(duration) <= 5d'),
    },
  },
  'quantile-out-of-range': {
    severity: 'error',
    title: 'Quantile out of range',
    message: (args: { name: string; instead: string | undefined }) =>
      `\`${args.name}\` is not between \`p0\` and \`p100\`.`,
    help: (args: { instead: string | undefined }) =>
      args.instead === undefined
        ? 'Write the percent of the runs: `p99.9`.'
        : `Write \`${args.instead}\` for the ${args.instead === 'min' ? 'least' : 'most'} that there can be.`,
    page: {
      meaning:
        'A quantile is over 0% and under 100% of the runs: `p95`, `p99.9`. The least and the most that there can be are `min` and `max`.',
      raises: inPlan('expect p100(duration) <= 5d'),
      avoids: inPlan('expect max(duration) <= 5d'),
    },
  },
  'chance-of-amount': {
    severity: 'error',
    title: 'Chance of an amount',
    message: (args: { measured: string }) =>
      `\`P\` is the chance that something happens, and \`${args.measured}\` is an amount.`,
    help: (args: { measured: string }) => `Write \`mean(${args.measured})\`, or a quantile: \`p95(${args.measured})\`.`,
    page: {
      meaning:
        'What can happen in a run or not has a chance: `P(rollback)`, `P(escape of crash)`, `P(crash found in first)`. Durations, ' +
        'exposure, reach and what is down are amounts: they have a mean and quantiles.',
      raises: inPlan('expect P(duration) <= 5d'),
      avoids: inPlan('expect p95(duration) <= 5d'),
    },
  },
  'statistic-of-event': {
    severity: 'error',
    title: 'Statistic of a yes or no',
    message: (args: { statistic: string; measured: string }) =>
      `\`${args.measured}\` happens in a run or does not, so it has a chance, and no \`${args.statistic}\`.`,
    help: (args: { measured: string }) => `Write \`P(${args.measured})\`.`,
    page: {
      meaning:
        'Durations, exposure, reach and what is down are amounts, with a mean and quantiles. What happens in a run or does not ' +
        '(a rollback, an escape, that a bug is found) has a chance: `P(…)`.',
      raises: inPlan('expect mean(rollback) < 5%'),
      avoids: inPlan('expect P(rollback) < 5%'),
    },
  },
  'mixed-exposure': {
    severity: 'error',
    title: 'Exposure in several units',
    message: (args: { a: string; inA: string; b: string; inB: string }) =>
      `The exposure to \`${args.a}\` is in \`${args.inA}\`, that to \`${args.b}\` in \`${args.inB}\`: there is no sum of the two.`,
    help: (args: { a: string }) => `Say to which bug: \`exposure to ${args.a}\`.`,
    page: {
      meaning:
        '`exposure` alone is to all bugs together. It needs bugs that are counted in one unit: server-hours, requests, or user-hours.',
      raises: withBugs('expect mean(exposure) < 500 server-hours'),
      avoids: withBugs('expect mean(exposure to crash) < 500 server-hours'),
    },
  },
  'not-a-bound': {
    severity: 'error',
    title: 'Equal is no bound',
    message: (args: { comparator: string }) =>
      `A figure is held to a bound; \`${args.comparator}\` asks for one exact value.`,
    help: 'Write `<`, `<=`, `>` or `>=`.',
    page: {
      meaning:
        'What a plan comes to depends on luck, so what can be expected of it is a bound, above or below: `<`, `<=`, `>` or `>=`.',
      raises: inPlan('expect P(rollback) == 5%'),
      avoids: inPlan('expect P(rollback) <= 5%'),
    },
  },
  'always-met': {
    severity: 'error',
    title: 'An expectation that always holds',
    message: (args: { why: string }) => `This always holds: ${args.why}.`,
    help: 'Write a bound that a worse plan would not meet, or leave the sentence out.',
    page: {
      meaning:
        'No plan could break the bound, so the sentence says nothing about this one. Usually the relation is the wrong way round.',
      raises: inPlan('expect P(rollback) <= 100%'),
      avoids: inPlan('expect P(rollback) <= 10%'),
    },
  },
  'never-met': {
    severity: 'error',
    title: 'An expectation that never holds',
    message: (args: { why: string; instead: string | undefined }) => `This never holds: ${args.why}.`,
    help: (args: { instead: string | undefined }) =>
      args.instead === undefined ? 'Write a bound that a plan can meet.' : `Write \`${args.instead}\`.`,
    page: {
      meaning: 'No plan can meet the bound. What must never happen has the chance 0%: `expect P(escape) <= 0%`.',
      raises: inPlan('expect P(rollback) < 0%'),
      avoids: inPlan('expect P(rollback) <= 0%'),
    },
  },
  'level-out-of-range': {
    severity: 'error',
    title: 'Level out of range',
    message: (args: { text: string }) => `\`${args.text}\` is not over 50% and under 100%.`,
    help: 'Nothing that is sampled is certain; write how sure is sure enough, such as `at 99.9%`.',
    page: {
      meaning:
        'Where a figure is not known exactly, runs are drawn until it is clear whether it meets its bound: as sure as the level says. ' +
        'Half is what a coin would do, and all of it takes for ever.',
      raises: inPlan('expect P(rollback) < 5% at 100%'),
      avoids: inPlan('expect P(rollback) < 5% at 99.9%'),
    },
  },
  'policy-stage': {
    severity: 'error',
    title: 'Stage in a policy',
    message: (args: { stage: string }) => `A policy is for many plans, and \`${args.stage}\` would be a stage of one.`,
    help: (args: { stage: string }) => `Leave \`in ${args.stage}\` out, or expect it in the plan.`,
    page: {
      meaning:
        'A policy speaks of what every plan has: its ends, its duration, the bugs of its model by their names. Stages are the plan’s own.',
      raises: besideFleet('policy careful { expect P(found in first given any bug) > 60% }'),
      avoids: besideFleet('policy careful { expect P(found given any bug) > 60% }'),
    },
  },
  'empty-policy': {
    severity: 'error',
    title: 'Policy without a demand',
    message: (args: { name: string }) => `\`${args.name}\` asks for nothing.`,
    help: 'Add what plans must meet, such as `expect P(rollback) < 5%` or `maxDown 50% per cluster`.',
    page: {
      meaning: 'A policy is what plans must meet: expectations and constraints. Without any it is met by all of them.',
      raises: besideFleet('policy careful { }'),
      avoids: besideFleet('policy careful { maxDown 50% per cluster }'),
    },
  },
});
