/** What the examples on the pages of rules have in common: a page shows the part that it is about, the rest is put around it. */
import type { Example } from '../diagnostics/index.ts';

const FLEET = `topology fleet {
  region west { cluster web[4] { server[20] } }
  region east { cluster web[4] { server[20] } }
}
`;

const CRASH = '  bug crash { present 3%  surfaces after exponential(mean 200 server-hours) }\n';
const GATE = '  gate health { detects 95%  false alarm 0.5%  takes 5m }\n';
const MODEL = `model typical {
  deploy takes 4m per server
  rollback takes 2m per server
${CRASH}${GATE}}
`;

export const FLEET_AND_MODEL = `${FLEET}${MODEL}`;

/** The stages of a plan of which nothing else is to be said. */
export const STAGES = `  stage first { deploy 1 cluster  wait 24h  gate health }
  stage rest { deploy remaining  wait 4h  gate health }
`;

interface Parts {
  readonly stages?: string;
  /** What stands above the plan, and is shown with it. */
  readonly above?: string;
  readonly head?: string;
}

function planOf(sentences: string, { stages = STAGES, above = '', head = 'on fleet using typical' }: Parts): string {
  return `${above}plan weekly ${head} {\n${sentences}  maxDown 25% per cluster\n${stages}}\n`;
}

/** A plan with these sentences, each on a line of its own; beside a fleet of two regions with four clusters each. */
export function inWeekly(sentences: string, parts: Parts = {}): Example {
  const shown = planOf(sentences, parts);
  return { shown, text: () => `${FLEET_AND_MODEL}${shown}` };
}

/** A model with these sentences, and with whatever of a bug and a gate they do not say, that such a plan uses. */
export function inTypical(sentences: string): Example {
  const shown = `model typical {\n${sentences}}\n`;
  const rest = `${/\bbug\b/.test(sentences) ? '' : CRASH}${/\bgate\b/.test(sentences) ? '' : GATE}`;
  const plan = planOf('', {});
  return { shown, text: () => `model typical {\n${sentences}${rest}}\n${FLEET}${plan}` };
}

/** A fleet and such a plan on it. */
export function onOwnFleet(fleet: string, stages: string): Example {
  const shown = `${fleet}\n${planOf('', { stages })}`;
  return { shown, text: () => `${shown}${MODEL}` };
}

/** Files: one that imports these names for such a plan, and one with all that it needs and something more. */
export function importing(names: string): Example {
  const plan = `import { ${names} } from "fleet.rollout"\n\n${planOf('', {})}`;
  const old = 'topology old-fleet { region west { cluster web[2] { server[20] } } }\n';
  return { files: { 'plan.rollout': plan, 'fleet.rollout': `${FLEET}${old}\n${MODEL}` } };
}
