/** What the examples of the pages have in common: a small fleet, a model, and a plan that one sentence is about. */

/** A source with a fleet of one region of two clusters, and this plan on it. */
export function planOn(fleet: string, plan: string): string {
  return `topology fleet {
${indented(fleet)}
}

model quick {
  deploy takes 5m per server
}

plan example on fleet using quick {
${indented(plan)}
}
`;
}

/** Two clusters of five servers and three of ten. */
export const FIVE_CLUSTERS = `region west { cluster small[2] { server[5] } }
region east { cluster large[3] { server[10] } }`;

function indented(text: string): string {
  return text
    .trim()
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${line}`))
    .join('\n');
}

/** Two services on servers of their own, the one with load and headroom. */
export const SERVICES = `service shop {
  runs on all clusters where role == web
  needs db
  load 1_000 requests/s
  headroom 50%
}

service db {
  runs on all clusters where role == db
}`;

const SHOP = `region west {
  cluster web[4] { label role = web  server[10] }
  cluster store[2] { label role = db  server[5] }
}`;

/** A source with these services, and a plan of some of them on a fleet of four clusters for the web and two for data. */
export function servicesPlan(services: string, of: string, plan: string): string {
  return planOn(SHOP, plan)
    .replace('plan example', `${services}\n\nplan example`)
    .replace('plan example on', `plan example of ${of} on`);
}

const READERS = `service orders { }

service checkout {
  runs on all clusters where role == checkout
  needs orders
}

service billing {
  runs on all clusters where role == billing
  needs orders
}`;

const SHARED = `region west {
  cluster shop[2] { label role = checkout  server[10] }
  cluster pay[2] { label role = billing  server[10] }
}`;

/** A source with two services that need a third, which no plan deploys, and a plan of some of them. */
export function schemaPlan(of: string, plan: string): string {
  return planOn(SHARED, plan)
    .replace('plan example', `${READERS}\n\nplan example`)
    .replace('plan example on', `plan example of ${of} on`);
}

/** A plan that only cleans up what an earlier one has left. */
export const CONTRACT_ALONE = `service orders { }

model quick {
  deploy takes 5m per server
}

plan example using quick {
  stage clean { contract orders takes 1h }
}
`;

/** A plan that a fleet, an audience and a flag are there for, and a bug behind the flag that a check \`health\` sees. */
export function peoplePlan(plan: string): string {
  return planOn('region west { cluster web[4] { server[10] } }', plan)
    .replace(
      'model quick',
      `audience users 2_000_000 {
  ring internal 0.2%
  ring early-adopters 5%
  ring broad
}

flag new-checkout { owner "payments"  remove by 2027-03-01 }

model quick`,
    )
    .replace(
      'per server\n',
      `per server
  bug wrong-total {
    present 5%
    surfaces after exponential(mean 100_000 user-hours)
    behind new-checkout
  }
  gate health { detects 90% }
`,
    );
}
