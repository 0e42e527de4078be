/** What needs what, in units that go side by side or in groups. */
import { describe, expect, test } from 'vitest';
import { expectFindings } from '../testing/expect-findings.ts';

/** The one database is in the east; the shop, which needs it, is everywhere. */
const FLEET = `
service db { runs on all clusters where role == db }
service shop { runs on all clusters where role == web  needs db }
topology fleet {
  region east {
    cluster db { label role = db  server[4] }
    cluster shop-e { label role = web  server[4] }
  }
  region west { cluster shop-w[2] { label role = web  server[4] } }
  region north { cluster shop-n { label role = web  server[4] } }
}
model quick { deploy takes 1m per server  gate health { detects 90% } }
`;

const found = (stages: string, constraints = '') =>
  expectFindings(`${FLEET}plan test of db, shop on fleet using quick {\n${constraints}\n${stages}\n}\n`);
const allows = (stages: string) => expect(found(stages).machine).not.toBeNull();
const refuses = (stages: string, constraints = '') => expect(found(stages, constraints).machine).toBeNull();

describe('units in groups', () => {
  test('each but the last ends before the next begins', () => {
    for (const parallel of ['', 'parallel 1', 'parallel 1, 2', 'parallel 1, 1, 2']) {
      allows(`stage a { each region in all ${parallel} { deploy here } }`);
      allows(`stage a { each cluster in db, shop-e, west, north ${parallel} { deploy here } }`);
    }
    // The shop of the east goes with its database; what is last has seen it.
    allows('stage a { each region in east, west, north parallel 1, 1 { deploy here } }');
  });

  test('those of one group are side by side', () => {
    for (const parallel of ['2', '2, 1']) {
      refuses(`stage a { each region in all parallel ${parallel} {
  deploy here
//^^^^^^^^^^^ needs-later
// | \`shop\` needs \`db\`, of which nothing in \`a\` is sure to be deployed before this: \`deploy here\` in the unit \`east\` goes on side by side with it.
// | Deploy \`db\`, or a part of it, in a stage or step that has ended when this starts.
} }`);
    }
  });

  test('the last number is a limit, under which the rest are side by side', () => {
    refuses(`stage a { each cluster in west, db, shop-e, north parallel 2, 2 {
  deploy here
//^^^^^^^^^^^ needs-later
} }`);
  });

  test('and a group that comes too early is told which unit to name first', () => {
    for (const parallel of ['', ' parallel 1, 2']) {
      refuses(`stage a { each region in west, east, north${parallel} {
  deploy here
//^^^^^^^^^^^ needs-later
// | \`shop\` needs \`db\`, of which nothing in \`a\` is deployed before this: \`deploy here\` in the unit \`east\` comes only later.
// | In the \`each\`, name \`east\` first.
} }`);
    }
  });
});

describe('after a canary of both', () => {
  const canary = 'stage k { deploy 1 server in db  deploy 1 server in shop-e }';

  test('units side by side are not held against each other', () => {
    allows(`${canary}\nstage a { each region in remaining parallel 2 { deploy here } }`);
    allows(`${canary}\nstage a { each cluster in remaining parallel 4 { deploy here } }`);
    allows(`stage k { deploy 1 server in db  each region in remaining parallel 2 { deploy here } }`);
    allows(
      `${canary}\nstage a { each region in remaining parallel 2 { each cluster in here parallel 2 { deploy here } } }`,
    );
  });

  test('a block and a sequence still are', () => {
    refuses(`${canary}\nstage a { each region in remaining parallel 2 {
  deploy 1 server in here of shop
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ needs-later
// | \`shop\` needs \`db\`, of which nothing in the unit \`east\` is deployed before this: \`deploy remaining in here\` comes only later.
// | Put \`db\` before this.
  deploy remaining in here
} }`);
    refuses(`${canary}\nstage a {
  each region in west, north parallel 2 { deploy here }
                                       // ^^^^^^^^^^^ needs-later
  deploy remaining
}`);
  });

  test('a canary of the shop alone is none', () => {
    refuses(`stage k { deploy 1 server in shop-e }
       // ^^^^^^^^^^^^^^^^^^^^^^^^^ needs-later
stage a { each region in remaining parallel 2 {
  deploy here
//^^^^^^^^^^^ needs-later
} }`);
  });
});

test('an order against what one sentence needs names the need', () => {
  refuses(
    `stage a { deploy all }
       // ^^^^^^^^^^ order-against-stages
       // | This deploys to \`db\`, but \`order shop-e, db\` makes it wait for \`shop-e\`, which is deployed only later, for \`shop needs db\`.
       // | Let the constraint follow \`shop needs db\`, or take it out.`,
    'order shop-e, db',
  );
});
