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
