/**
 * Plans, and what one change of at most a fifth in a single number must do to one of their figures: more (+) or less (−), as can be told without
 * running anything. `why` is the derivation.
 */

/** Everything that one of the usual plans has: luck in times, failures, two bugs, gates that err. */
const RELEASE = `
topology fleet { cluster web[4] { server[2] } }
model m {
  deploy takes exponential(mean 10m) per server
  deploy fails 40% per server after 5m retry 5
  rollback takes 20m per server
  bug crash { present 30%  surfaces after exponential(mean 40 server-hours) }
  bug config { present 20%  shows 40% at each of clusters 1..4 }
  gate health { detects 70%  blind to 20% of bugs  false alarm 10%  takes 30m }
}
plan p on fleet using m {
  maxDown 100% per cluster
  deadline 25h
  horizon 50h
  stage first { deploy 1 cluster  wait 10h  gate health }
  stage rest { deploy remaining clusters parallel 2  wait 5h  gate health }
  on unhealthy rollback
  on false alarm pause for 8h then retry at most 5 then rollback
}`;

/** Work in batches and units whose times are certain, so that rounds can be counted. */
const ROUNDS = (limits: string, deploy: string) => `
topology fleet { cluster web[12] { server[100] } }
model m { deploy takes 10m per server  rollback takes 10m per server }
plan p on fleet using m { ${limits}  stage all { ${deploy} } }`;

/** People and acts, that take their time and say no. */
const PEOPLE = `
topology fleet { cluster web[2] { server[4] } }
model m { deploy takes 10m per server }
plan p on fleet using m {
  stage first {
    run "backfill" takes exponential(mean 5h) fails 20% retry 1
    deploy 1 cluster
    wait uniform(5h..10h)
    gate approval "release manager" takes exponential(mean 5h) refuses 10%
    deploy remaining
  }
  on timeout 40h stop
}`;

/** Where many servers fail for good. */
const FAILURES = `
topology fleet { cluster web[4] { server[20] } }
model m { deploy takes 30m per server  deploy fails 10% per server }
plan p on fleet using m {
  maxDown 50% per cluster
  stage all { deploy all by cluster batch 5 }
  on failures over 15% of at least 20 servers stop
}`;

/** What breaks by itself. */
const OUTAGES = `
topology fleet { cluster web[4] { server[20] } }
model m { deploy takes 1h per server  outage of each cluster 50% per day lasts exponential(mean 5h) }
plan p on fleet using m {
  maxDown 100% per cluster
  stage all { deploy all by cluster batch 5 }
}`;

/** Watched all along. */
const WATCHED = `
topology fleet { cluster web[2] { server[10] } }
model m {
  deploy takes 1h per server
  bug crash { present 50%  surfaces after exponential(mean 30 server-hours) }
  watch health { detects 50% after exponential(mean 10h)  false alarm 10% per day }
}
plan p on fleet using m {
  watch health
  horizon 50h
  stage all { deploy 1 cluster  wait 20h  deploy remaining  wait 20h }
  on unhealthy rollback in 5h
}`;

/** Traffic beside the old version. */
const TRAFFIC = `
topology fleet { cluster web[2] { server[10] } }
service shop { runs on all  load 100 requests/s  headroom 50% }
model m {
  deploy takes 10m per server
  switch takes exponential(mean 30m)
  bug slow { present 50%  surfaces after exponential(mean 500_000 requests) }
  gate health { detects 70% }
}
plan p of shop on fleet using m {
  maxSurge 100%
  horizon 10h
  stage green {
    deploy green to all
    shift traffic to 10%, 100% { wait 10m and 100_000 requests at most 10h  gate health }
    retire blue after 5h
  }
  on unhealthy rollback
}`;

/** Users, ring by ring. */
const USERS = `
topology fleet { cluster web { server[10] } }
audience users 100_000 { ring early 10%  ring broad }
flag cart { owner "shop"  remove by 2027-03-01 }
model m {
  deploy takes 10m per server
  flag takes exponential(mean 30m)
  bug odd { present 50%  behind cart  surfaces after exponential(mean 200_000 user-hours) }
  gate health { detects 70% }
}
plan p on fleet using m {
  horizon 10h
  stage code { deploy all }
  stage on { enable cart for early, users { wait 10h  gate health } }
  on unhealthy disable cart
}`;

/** Until enough has been seen. */
const CONFIDENCE = `
topology fleet { cluster web { server[10] } }
model m {
  deploy takes 10m per server
  bug crash { present 50%  surfaces after exponential(mean 50 server-hours) }
  gate health { detects 90% }
}
plan p on fleet using m {
  stage all { deploy all  wait until confidence 80% at most 100h  gate health }
  on unhealthy rollback in 1h
}`;

/** Apart, one after another. */
const APART = `
topology fleet { region west { cluster a { server[4] } } region east { cluster b { server[4] } } }
model m { deploy takes 10m per cluster }
plan p on fleet using m {
  exclusive west, east at least 10h apart
  stage all { deploy all by cluster parallel 2 }
}`;

export interface SingleChange {
  readonly plan: string;
  readonly from: string;
  readonly to: string;
  readonly figure: string;
  readonly sign: '+' | '-';
  readonly why: string;
  /** So many are enough to see it. */
  readonly trials: number;
}

const change = (
  plan: string,
  from: string,
  to: string,
  figure: string,
  sign: '+' | '-',
  why: string,
  trials = 800,
): SingleChange => ({ plan, from, to, figure, sign, why, trials });

const MEAN = 'mean(duration)';
const LATE = 'p95(duration)';

export const SINGLE_CHANGES: readonly SingleChange[] = [
  // Waiting.
  change(RELEASE, 'wait 10h', 'wait 12h', MEAN, '+', 'every run waits 2 h more at the first cluster'),
  change(
    RELEASE,
    'wait 10h',
    'wait 8h',
    'P(crash found given crash)',
    '-',
    'less exposure before the first look',
    5_000,
  ),
  change(RELEASE, 'wait 5h', 'wait 6h', LATE, '+', 'the longest runs wait there too'),
  change(PEOPLE, 'uniform(5h..10h)', 'uniform(5h..11h)', MEAN, '+', 'half an hour more in the mean'),
  change(CONFIDENCE, 'confidence 80%', 'confidence 85%', MEAN, '+', 'more exposure for a surer answer'),
  change(TRAFFIC, '100_000 requests', '120_000 requests', MEAN, '+', 'at 10% of the load, 100,000 take 2.8 h'),
  change(TRAFFIC, '100 requests/s', '120 requests/s', MEAN, '-', 'as many requests come sooner'),
  change(APART, '10h apart', '12h apart', MEAN, '+', 'the second region begins 2 h later'),

  // Gates.
  change(
    RELEASE,
    'detects 70%',
    'detects 84%',
    'P(crash found given crash)',
    '+',
    'what has shown is seen more often',
    3_000,
  ),
  change(
    RELEASE,
    'detects 70%',
    'detects 56%',
    'mean(exposure to crash)',
    '+',
    'it stays longer, and escapes with its horizon',
    3_000,
  ),
  change(RELEASE, 'blind to 20%', 'blind to 24%', 'P(escape of config)', '+', 'more bugs that no look sees', 3_000),
  change(RELEASE, 'false alarm 10%', 'false alarm 12%', 'mean(false alarms)', '+', 'more alarms at every look', 3_000),
  change(RELEASE, 'false alarm 10%', 'false alarm 8%', MEAN, '-', 'fewer pauses of 8 h', 3_000),
  change(RELEASE, 'takes 30m', 'takes 36m', 'p50(duration)', '+', 'at least two looks of 6 more minutes'),

  // Bugs.
  change(RELEASE, 'present 30%', 'present 36%', 'P(escape of crash)', '+', 'more releases carry it'),
  change(RELEASE, 'present 30%', 'present 24%', 'mean(exposure to crash)', '-', 'fewer releases carry it'),
  change(
    RELEASE,
    'present 20%',
    'present 24%',
    'P(rollback)',
    '+',
    'config is found, and rolled back, more often',
    3_000,
  ),
  change(
    RELEASE,
    'mean 40 server-hours',
    'mean 48 server-hours',
    'P(crash found given crash)',
    '-',
    'it shows later',
    3_000,
  ),
  change(
    RELEASE,
    'mean 40 server-hours',
    'mean 32 server-hours',
    'P(crash found given crash)',
    '+',
    'it shows sooner',
    3_000,
  ),
  change(RELEASE, 'shows 40%', 'shows 48%', 'P(config found given config)', '+', 'it shows at more clusters', 3_000),
  change(RELEASE, 'shows 40%', 'shows 32%', 'P(config found given config)', '-', 'it shows at fewer clusters', 3_000),
  change(WATCHED, 'present 50%', 'present 60%', 'P(completed)', '-', 'an alarm turns more plans'),
  change(
    USERS,
    'mean 200_000 user-hours',
    'mean 240_000 user-hours',
    'P(odd found given odd)',
    '-',
    'it shows later',
    3_000,
  ),

  // Times.
  change(RELEASE, 'mean 10m', 'mean 12m', MEAN, '+', 'every batch takes a fifth longer'),
  change(RELEASE, 'mean 10m', 'mean 8m', 'p50(duration)', '-', 'every batch is a fifth shorter'),
  change(RELEASE, 'rollback takes 20m', 'rollback takes 24m', MEAN, '+', 'plans that go back take longer'),
  change(RELEASE, 'after 5m', 'after 6m', MEAN, '+', 'an attempt that fails takes longer'),
  change(RELEASE, 'pause for 8h', 'pause for 9h30m', LATE, '+', 'more than a twentieth of the runs have a pause'),
  change(
    PEOPLE,
    'takes exponential(mean 5h) fails',
    'takes exponential(mean 6h) fails',
    MEAN,
    '+',
    'the backfill takes longer',
  ),
  change(
    PEOPLE,
    'takes exponential(mean 5h) refuses',
    'takes exponential(mean 6h) refuses',
    MEAN,
    '+',
    'the answer comes later',
  ),
  change(TRAFFIC, 'mean 30m', 'mean 36m', MEAN, '+', 'two switches take longer'),
  change(TRAFFIC, 'after 5h', 'after 6h', MEAN, '+', 'the plan ends when blue is retired'),
  change(USERS, 'mean 30m', 'mean 36m', MEAN, '+', 'two enablings take longer'),
  change(WATCHED, 'rollback in 5h', 'rollback in 6h', MEAN, '+', 'plans that go back take longer'),
  change(
    WATCHED,
    'after exponential(mean 10h)',
    'after exponential(mean 12h)',
    'mean(exposure to crash)',
    '+',
    'the alarm comes later',
    3_000,
  ),

  // Failures.
  change(RELEASE, 'fails 40%', 'fails 48%', MEAN, '+', 'more attempts until all are up'),
  change(
    PEOPLE,
    'fails 20% retry',
    'fails 24% retry',
    'P(completed)',
    '-',
    'both attempts fail in 5.76% instead of 4% of runs',
    3_000,
  ),
  change(PEOPLE, 'refuses 10%', 'refuses 12%', 'P(completed)', '-', 'a refusal ends the plan', 3_000),
  change(PEOPLE, 'timeout 40h', 'timeout 36h', 'P(stop)', '+', 'fewer runs are over in time', 3_000),
  change(FAILURES, 'over 15%', 'over 13%', 'P(stop)', '+', 'fewer failures are enough'),
  change(FAILURES, 'fails 10%', 'fails 11%', 'P(stop)', '+', 'more servers fail'),
  change(OUTAGES, '50% per day', '60% per day', MEAN, '+', 'more batches wait for an outage to end', 3_000),
  change(OUTAGES, 'mean 5h', 'mean 6h', MEAN, '+', 'they wait longer'),
  change(WATCHED, 'detects 50%', 'detects 60%', 'P(escape of crash)', '-', 'more alarms for what has shown'),
  change(
    WATCHED,
    'false alarm 10% per day',
    'false alarm 12% per day',
    'mean(false alarms)',
    '+',
    'more alarms for nothing',
    3_000,
  ),

  // How much at once.
  change(
    ROUNDS('maxDown 10% per cluster', 'deploy 1 cluster'),
    'maxDown 10%',
    'maxDown 12%',
    MEAN,
    '-',
    'batches of 12, not 10: nine rounds, not ten',
  ),
  change(
    ROUNDS('maxDown 100%', 'deploy 1 cluster batch 10'),
    'batch 10',
    'batch 12',
    MEAN,
    '-',
    'nine rounds, not ten',
  ),
  change(
    ROUNDS('maxDown 100%', 'deploy all by cluster parallel 5'),
    'parallel 5',
    'parallel 6',
    MEAN,
    '-',
    'two rounds of clusters, not three',
  ),
  change(
    ROUNDS('maxDown 100%  maxParallel 5 clusters', 'deploy all by cluster parallel 12'),
    'maxParallel 5',
    'maxParallel 6',
    MEAN,
    '-',
    'likewise',
  ),
  change(
    ROUNDS('maxDown 100%  maxRate 100 servers per hour', 'deploy all by cluster parallel 12'),
    'maxRate 100',
    'maxRate 120',
    MEAN,
    '-',
    '1,200 servers in ten hours, not twelve',
  ),

  // What is asked of it, and whom it reaches.
  change(RELEASE, 'deadline 25h', 'deadline 30h', 'P(in time)', '+', 'more runs are over by then', 3_000),
  change(RELEASE, 'horizon 50h', 'horizon 60h', 'mean(exposure to crash)', '+', 'what escapes stays out longer'),
  change(
    USERS,
    'early 10%',
    'early 12%',
    'P(odd found given odd)',
    '+',
    'more users have met it before either look',
    3_000,
  ),
  change(
    TRAFFIC,
    'shift traffic to 10%',
    'shift traffic to 12%',
    MEAN,
    '-',
    'the requests that are waited for come sooner',
  ),
  change(
    ROUNDS('maxDown 100%', 'deploy 1 cluster batch 10'),
    'server[100]',
    'server[120]',
    MEAN,
    '+',
    'twelve rounds, not ten',
  ),
];
