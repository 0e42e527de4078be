import { describe, expect, test } from 'vitest';
import { expectFindings } from '../testing/expect-findings.ts';

/** Two regions with a cluster of each: the shop needs the database, reports need the shop. `cache` is needed by nobody, and needs nothing. */
const FLEET = `
service db { runs on all clusters where role == db }
service shop { runs on all clusters where role == web  needs db }
service reports { runs on all clusters where role == reports  needs shop }
service cache { runs on all clusters where role == cache }
topology fleet {
  region west {
    cluster web[2] { label role = web  server[4] }
    cluster db[2] { label role = db  server[2] }
    cluster reports { label role = reports  server[2] }
    cluster cache { label role = cache  server[2] }
  }
  region east {
    cluster web[2] { label role = web  server[4] }
    cluster db[2] { label role = db  server[2] }
    cluster reports { label role = reports  server[2] }
    cluster cache { label role = cache  server[2] }
  }
}
model quick { deploy takes 1m per server  gate health { detects 90% } }
`;

function found(of: string, stages: string) {
  return expectFindings(`${FLEET}plan test of ${of} on fleet using quick {\n${stages}\n}\n`);
}

const allows = (of: string, stages: string) => expect(found(of, stages).machine).not.toBeNull();
const refuses = (of: string, stages: string) => expect(found(of, stages).machine).toBeNull();

describe('what a service needs is deployed before it', () => {
  test('in a step or a stage', () => {
    allows('shop, db', 'stage all { deploy all of db  deploy all of shop }');
    allows('shop, db', 'stage data { deploy all of db }\nstage code { deploy all of shop }');
    allows('shop, db', 'stage all { deploy all }');
  });

  test('in every unit, one at a time or side by side', () => {
    for (const parallel of ['', 'parallel 2', 'parallel 1, 2']) {
      allows('shop, db', `stage all { each region in all ${parallel} { deploy here of db  deploy here of shop } }`);
      allows('shop, db, reports', `stage all { each region in all ${parallel} { deploy here  wait 1h  gate health } }`);
      allows(
        'shop, db',
        `stage all { each region in all ${parallel} { each cluster in here smallest first { deploy here } } }`,
      );
    }
  });

  test('in a canary of both, and then in the rest of both', () => {
    allows(
      'shop, db',
      'stage canary { deploy 1 cluster of db  deploy 1 cluster of shop  wait 1h }\nstage rest { deploy remaining }',
    );
    allows(
      'shop, db',
      'stage all { deploy 1 cluster of db  deploy 1 cluster of shop  wait 1h  deploy remaining of db  deploy remaining of shop }',
    );
    // The rest of them in stages of their own: something of what is needed has gone before either.
    allows(
      'shop, db',
      'stage canary { deploy 1 cluster of db }\nparallel {\nstage code { deploy all of shop }\nstage data { deploy remaining of db }\n}',
    );
  });

  test('in a ramp, whose turns go in parts', () => {
    allows('shop, db', 'stage all { ramp to 50%, 100% of regions { wait 1h } }');
  });

  test('and what the plan does not deploy is none of its business', () => {
    allows('shop', 'stage all { deploy all }');
    allows('reports, db', 'stage all { deploy all of reports  deploy all of db }');
    allows('shop, cache', 'stage all { deploy all of shop  deploy all of cache }');
  });
});

describe('what is deployed before what it needs is refused', () => {
  test('in a stage', () => {
    refuses(
      'shop, db',
      `stage all {
  deploy all of shop
//^^^^^^^^^^^^^^^^^^ needs-later
// | \`shop\` needs \`db\`, of which nothing in \`all\` is deployed before this: \`deploy all of db\` comes only later.
// | Put \`db\` before this.
  deploy all of db
}`,
    );
  });

  test('between stages', () => {
    refuses(
      'shop, db',
      `
stage first { deploy all of shop }
           // ^^^^^^^^^^^^^^^^^^ needs-later
           // | \`shop\` needs \`db\`, of which nothing is deployed before this: \`deploy all of db\` comes only later.
           // | Deploy \`db\`, or a part of it, in a stage or step before this one.
stage second { deploy all of db }`,
    );
  });

  test('in stages side by side', () => {
    refuses(
      'shop, db',
      `
parallel {
  stage first { deploy all of db }
  stage second { deploy all of shop }
              // ^^^^^^^^^^^^^^^^^^ needs-later
              // | \`shop\` needs \`db\`, of which nothing is sure to be deployed before this: \`deploy all of db\` goes on side by side with it.
              // | Deploy \`db\`, or a part of it, in a stage or step that has ended when this starts.
}`,
    );
  });

  test('in the units of a block, once for all of them', () => {
    for (const parallel of ['', ' parallel 2']) {
      refuses(
        'shop, db',
        `stage all { each region in all${parallel} {
  deploy here of shop
//^^^^^^^^^^^^^^^^^^^ needs-later
// | \`shop\` needs \`db\`, of which nothing in the unit \`west\` is deployed before this: \`deploy here of db\` comes only later.
// | Put \`db\` before this.
  deploy here of db
} }`,
      );
    }
  });

  test('in units side by side of which each holds one', () => {
    const stages = (parallel: string, mark: string) =>
      `stage all { each cluster in all clusters where role == db, all clusters where role == web${parallel} {\n  deploy here\n${mark}} }`;
    allows('shop, db', stages('', ''));
    refuses(
      'shop, db',
      stages(
        ' parallel 2',
        `//^^^^^^^^^^^ needs-later
// | \`shop\` needs \`db\`, of which nothing in \`all\` is sure to be deployed before this: \`deploy here\` in the unit \`west/db-1\` goes on side by side with it.
// | Deploy \`db\`, or a part of it, in a stage or step that has ended when this starts.
`,
      ),
    );
  });

  test('in units that go one at a time, the wrong way round', () => {
    refuses(
      'shop, db',
      `stage all { each cluster in all clusters where role == web, all clusters where role == db {
  deploy here
//^^^^^^^^^^^ needs-later
// | \`shop\` needs \`db\`, of which nothing in \`all\` is deployed before this: \`deploy here\` in the unit \`west/db-1\` comes only later.
// | In the \`each\`, name \`west/db-1\` first.
} }`,
    );
  });

  test('in a stage after a canary in the right order', () => {
    refuses(
      'shop, db',
      `
stage canary { deploy 1 cluster of db  deploy 1 cluster of shop }
stage rest {
  deploy remaining of shop
//^^^^^^^^^^^^^^^^^^^^^^^^ needs-later
// | \`shop\` needs \`db\`, of which nothing in \`rest\` is deployed before this: \`deploy remaining of db\` comes only later.
// | Put \`db\` before this.
  deploy remaining of db
}`,
    );
  });

  test('in turns of a ramp', () => {
    refuses(
      'shop, db',
      `stage all {
  ramp to 20%, 100% of clusters in west, east
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ needs-later
// | \`shop\` needs \`db\`, of which nothing in \`all\` is deployed before this: it comes only at a later turn.
// | Put \`db\` before this.
}`,
    );
  });

  test('through a third service', () => {
    refuses(
      'reports, shop, db',
      `
stage data { deploy all of db }
stage numbers { deploy all of reports }
             // ^^^^^^^^^^^^^^^^^^^^^ needs-later
             // | \`reports\` needs \`shop\`, of which nothing is deployed before this: \`deploy all of shop\` comes only later.
             // | Deploy \`shop\`, or a part of it, in a stage or step before this one.
stage code { deploy all of shop }`,
    );
    // Each that comes too early is told of what it needs itself.
    refuses(
      'reports, shop, db',
      `
stage code { deploy all of shop }
          // ^^^^^^^^^^^^^^^^^^ needs-later
stage numbers { deploy all of reports }
stage data { deploy all of db }`,
    );
    // In units that deploy the one and the other, but not what is between them.
    refuses(
      'reports, shop, db',
      `
stage code { deploy 1 cluster of db  deploy all of shop }
stage regions { each region in all {
  deploy here of reports
//^^^^^^^^^^^^^^^^^^^^^^ needs-later
// | \`reports\` needs \`db\`, of which nothing in the unit \`west\` is deployed before this: \`deploy 1 cluster in here of db\` comes only later.
// | Put \`db\` before this.
  deploy 1 cluster in here of db
} }
stage rest { deploy remaining }`,
    );
  });
});
