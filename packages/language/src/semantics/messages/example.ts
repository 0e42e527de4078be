/** Sources for the pages of diagnostics: the page shows the sentence, the rest of a whole file is put around it. */
import type { Example } from '../../diagnostics/index.ts';

const fleet = 'topology fleet {\n  region us { cluster web[4] { server[10] } }\n}\n';
const model = 'model numbers {\n  deploy takes 5m per server\n}\n';

const around = (shown: string, before: string, after: string): Example => ({
  shown,
  text: () => `${before}${shown}\n${after}`,
});

/** Sentences of a plan that has a stage which deploys everything. */
export const inPlan = (shown: string): Example =>
  around(shown, `${fleet}${model}plan weekly on fleet using numbers {\n`, '\n  stage all { deploy all }\n}\n');

/** Sentences of a stage. */
export const inStage = (shown: string): Example =>
  around(shown, `${fleet}${model}plan weekly on fleet using numbers {\n  stage first {\n`, '\n  }\n}\n');

/** Sentences of a model. */
export const inModel = (shown: string): Example => around(shown, 'model numbers {\n', '\n}\n');

/** Sentences of a model that a plan uses. */
export const inUsedModel = (shown: string): Example =>
  around(
    shown,
    `${fleet}plan weekly on fleet using numbers {\n  stage all { deploy all  gate health }\n}\nmodel numbers {\n  deploy takes 5m per server\n`,
    '\n}\n',
  );

const audience = 'audience users 2_000_000 {\n  ring internal 0.2%\n  ring early 5%\n  ring broad\n}\n';
const flag = 'flag checkout { owner "payments"  remove by 2027-03-01 }\n';

/** Rings of an audience. */
export const inAudience = (shown: string): Example => around(shown, 'audience users 2_000_000 {\n', '\n}\n');

/** Whole plans (or other audiences) beside an audience with the rings `internal`, `early` and `broad`. */
export const besideAudience = (shown: string): Example => around(shown, audience, '');

/** Sentences of a stage of a plan that deploys nothing, beside that audience and a flag `checkout`. */
export const inRelease = (shown: string): Example =>
  around(shown, `${audience}${flag}plan launch {\n  stage all {\n`, '\n  }\n}\n');

/** Stages and channels of such a plan. */
export const inTrain = (shown: string): Example => around(shown, `${audience}${flag}plan train {\n`, '\n}\n');

/** Sentences of a topology. */
export const inTopology = (shown: string): Example => around(shown, 'topology fleet {\n', '\n}\n');

/** Whole plans (or models and plans) beside a fleet and a model. */
export const besideFleet = (shown: string): Example => around(shown, `${fleet}${model}`, '');

/** Sentences of a health that the fleet's plans could check. */
export const inHealth = (shown: string): Example => around(shown, 'health standard {\n', '\n}\n');

const HEALTH = 'health standard {\n  metric errors { bad when higher  compare to baseline }\n}\n';

/** Sentences of a model beside a health `standard` that compares `errors` with the baseline. */
export const besideHealth = (shown: string): Example => around(shown, `${HEALTH}model numbers {\n`, '\n}\n');

/** Sentences of a stage whose model says how `errors` reads while nothing is wrong. */
export const withCanary = (shown: string): Example =>
  around(
    shown,
    `${fleet}${HEALTH}model numbers {\n  deploy takes 5m per server\n  metric errors is normal(mean 0.5%, sd 0.1%)\n  bug crash { present 1%  surfaces after 10 server-hours  moves errors to normal(mean 3%, sd 0.5%) }\n}\nplan weekly on fleet using numbers {\n  stage first {\n`,
    '\n  }\n}\n',
  );

/** Sentences of a plan whose model has a bug `crash` by server-hours, and one `slow` by requests. */
export const withBugs = (shown: string): Example =>
  around(
    shown,
    `${fleet}service shop { runs on all  load 200 requests/s }\nmodel numbers {\n  deploy takes 5m per server\n  bug crash { present 1%  surfaces after 200 server-hours }\n  bug slow { present 1%  surfaces after 1_000_000 requests }\n}\nplan weekly of shop on fleet using numbers {\n  stage first { deploy all  wait 1h  gate health }\n`,
    '\n}\n',
  );

/** A service `checkout` whose load by the hour stands in a table. */
export const withHours = (csv: string): Example => ({
  files: { 'plan.rollout': 'service checkout { load 20_000 requests/s from "hours.csv" }', 'hours.csv': csv },
});
