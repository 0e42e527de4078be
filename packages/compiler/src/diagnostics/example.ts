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
