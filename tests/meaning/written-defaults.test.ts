// What hints say of defaults is what the compiler fills in: written into the text, every one of them leaves the machine as it is.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Document, openDocument, overlaid, Phase, parseSource } from '@rollout/workspace';
import { describe, expect, test } from 'vitest';
import { diskFileSystem } from '../../packages/cli/src/files/disk-file-system.ts';
import { inlayHints } from '../../packages/language-server/src/hints/index.ts';
import { plansIn } from '../../packages/language-server/src/hints/subject.ts';
import { NOTHING_SHOWN } from '../../packages/language-server/src/hints/testing/shown.ts';
import { root } from '../support/repository.ts';

const EXAMPLES = readdirSync(join(root, 'examples')).flatMap((folder) =>
  readdirSync(join(root, 'examples', folder))
    .filter((name) => name.endsWith('.rollout'))
    .map((name) => join(root, 'examples', folder, name)),
);

/** Handlers of the plan stand in its block, not in its head. */
const HANDLERS: readonly string[] = ['on unhealthy rollback', 'on refusal stop'];

/** What other files hold. */
const SHARED = new Map([
  ['/looked-at.rollout', 'health standard { metric errors { bad when higher  threshold 1% } }\n'],
  [
    '/bare.rollout',
    'model bare { deploy fails 1% per server  gate health { takes 5m }  gate standard { takes 5m } }\n',
  ],
]);

const opened = (path: string, text: string): Promise<Document> =>
  openDocument(path, {
    fileSystem: overlaid(diskFileSystem, new Map([...SHARED, [path, text]])),
    upTo: Phase.Compiled,
    scenario: { kind: 'every' },
  });

/** Without the sentences themselves. */
const machinesOf = ({ plans }: Document): unknown =>
  JSON.parse(
    JSON.stringify(
      plans.map(({ machine }) => machine),
      (key, value: unknown) => (key === 'text' ? undefined : value),
    ),
  );

/** The text with its hints in it, as many as there are. */
function written(text: string, path: string, { program }: Document): { readonly text: string; readonly count: number } {
  const file = parseSource(text, path);
  const settings = { ...NOTHING_SHOWN, 'hints.defaults': true };
  const subject = { file, program, plans: [], settings };
  const plans = plansIn(file);
  const inserts = inlayHints(subject, { start: 0, end: text.length }).flatMap(({ at, text: hint }) => {
    if (!HANDLERS.includes(hint)) return [{ at, insert: ` ${hint}` }];
    const plan = plans.find(({ span }) => at > span.start && at < span.end);
    return [{ at: (plan?.span.end ?? 0) - 1, insert: `\n  ${hint}\n` }];
  });
  // From behind; of one place the last first, so that they stand in the order in which they are read.
  const whole = inserts
    .sort((a, b) => a.at - b.at)
    .reduceRight((out, { at, insert }) => `${out.slice(0, at)}${insert}${out.slice(at)}`, text);
  return { text: whole, count: inserts.length };
}

async function holds(path: string, text: string): Promise<number> {
  const before = await opened(path, text);
  const { text: whole, count } = written(text, path, before);
  const after = await opened(path, whole);
  expect(
    after.diagnostics.filter(({ severity }) => severity === 'error'),
    whole,
  ).toEqual([]);
  expect(machinesOf(after)).toEqual(machinesOf(before));
  // Nothing is left to be filled in.
  expect(written(whole, path, after).count, whole).toBe(0);
  return count;
}

test.each(EXAMPLES)('%s', async (path) => {
  await holds(path, readFileSync(path, 'utf8'));
});

const FLEET = `topology t {
  region a { cluster c[2] { server[4] } }
  region b { cluster d[3] { server[2] } }
}
`;
const MODEL = `model m {
  deploy takes 5m per server
  switch takes 1m
  bug crash { present 5%  surfaces after exponential(mean 20 server-hours) }
  gate health { detects 90%  false alarm 1%  takes 5m }
}
`;
const AUDIENCE = 'audience people 1_000 { ring few 10%  ring all }\n';
const TRAIN = 'departs every 1d from 2026-01-05 { wait 6h  gate health }';

describe.each([
  ['a head without any part', `${FLEET}${MODEL}plan p { stage s { deploy all  gate health } }`, 4],
  ['a head without its fleet', `${FLEET}${MODEL}plan p using m { stage s { deploy all  gate health } }`, 3],
  ['a head without its model', `${FLEET}${MODEL}plan p on t { stage s { deploy all  gate health } }`, 3],
  [
    'blocks in blocks',
    `${FLEET}${MODEL}plan p {
  stage s {
    each region in a { each cluster in here { deploy here batch 1  gate health } wait 1h }
    on unhealthy rollback this stage
  }
  parallel {
    stage x { deploy green to remaining by region  shift traffic to 50%, 100% { gate health } retire blue }
  }
}`,
    8,
  ],
  [
    'ramps, and steps behind what is said of them',
    `${FLEET}${MODEL}plan p on t using m {
  stage s {
    /// Half of it.
    ramp to 25%, 50% of servers { wait 1h  gate health }
    /// The rest.
    deploy remaining rolling 2 // all of it
  }
  on unhealthy pause for 1h then retry at most 2
}`,
    2,
  ],
  [
    'answers to questions',
    `${FLEET}${MODEL}plan p on t using m {
  stage s { deploy all by server parallel 3  gate health  on unhealthy ask "ops" takes 1h continues 50% else retry at most 1 }
  on unhealthy retry
}`,
    1,
  ],
  [
    'trains',
    `${AUDIENCE}model m { release takes 1h  bug crash { present 5%  surfaces after exponential(mean 20_000 user-hours) }  gate health { detects 90%  takes 5m } }
plan p {
  channel x for few ${TRAIN}
  channel y for all ${TRAIN.replace('}', ' on unhealthy next train at most 2 }')}
  on unhealthy pause for 1h then next train
}`,
    4,
  ],
  [
    'what may fail, what may be refused, and what stands beside',
    `${FLEET}service db {}
model m {
  deploy takes 5m per server
  deploy fails 1% per server
  gate health { takes 5m }
  watch errors { false alarm 1% per week }
}
plan p of db on t using m {
  stage s {
    deploy green to all by cluster parallel 1
    gate health
    gate approval "ops" takes 1h refuses 5%
    run "backfill" takes 1h fails 5%
    migrate db takes 1h fails 5%
    shift traffic to 100%
    retire blue
  }
  on unhealthy rollback
}`,
    7,
  ],
  [
    'a health that says only what it looks at',
    `${FLEET}health standard { metric errors { bad when higher  threshold 1% } }
model m { metric errors is normal(mean 0.5%, sd 0.1%)  gate standard { takes 30m } }
plan p on t using m { stage s { deploy all by cluster parallel 1  gate standard }  on unhealthy rollback }`,
    1,
  ],
  [
    'a health of another file, of which a check sees what the metrics show',
    `import { standard } from "./looked-at.rollout"
${FLEET}model m {
  metric errors is normal(mean 0.5%, sd 0.1%)
  bug crash { present 5%  surfaces after exponential(mean 20 server-hours)  moves errors to normal(mean 2%, sd 0.1%) }
  gate standard { takes 30m }
}
plan p on t using m { stage s { deploy all by cluster parallel 1  gate standard }  on unhealthy rollback }`,
    0,
  ],
  [
    'a model that extends one of another file',
    `import { bare } from "./bare.rollout"
${FLEET}model m extends bare { gate health { takes 7m } }
plan p using m { stage s { deploy all  gate health } }`,
    3,
  ],
])('%s', (name, text, count) => {
  test('is what its hints say', async () => {
    expect(await holds(`/${name}.rollout`, text)).toBe(count);
  });
});
