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

/** Sentences of a topology. */
export const inTopology = (shown: string): Example => around(shown, 'topology fleet {\n', '\n}\n');

/** Whole plans (or models and plans) beside a fleet and a model. */
export const besideFleet = (shown: string): Example => around(shown, `${fleet}${model}`, '');
