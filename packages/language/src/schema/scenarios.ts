import { block, declaration, type Entry, entry, HOW_LONG, sentence } from './entry.ts';

/** `scenario`: what if. */
export const scenarioEntries: readonly Entry[] = [
  declaration('scenario', {
    form: 'scenario NAME for PLAN BODY',
    parts: {
      NAME: { type: 'name' },
      PLAN: { type: 'name', refersTo: 'plan' },
      BODY: { type: entry('scenario-body') },
    },
    doc: 'The plan under other circumstances: any sentence of a model takes the place of the model’s own.',
    example: 'scenario flaky for weekly { deploy fails 5% per server }',
    snippet: 'scenario <bad-release> for <weekly> {\n  assume <crash> present <100%>\n}',
  }),
  block('scenario-body', 'a scenario', ['model-sentence', 'assume', 'down-at']),
  sentence('assume', {
    form: 'assume BUG present CHANCE',
    parts: { BUG: { type: 'name', refersTo: 'bug' }, CHANCE: { type: 'probability' } },
    doc: 'The bug is there with this chance, whatever the model says.',
    example: 'assume crash present 100%',
    snippet: 'assume <crash> present <100%>',
  }),
  sentence('down-at', {
    form: 'at WHEN SELECTOR down for DURATION',
    parts: {
      WHEN: {
        type: 'value',
        refersTo: 'param',
        label: 'a duration, such as `6h`',
        doc: 'a duration, from the plan’s start',
      },
      SELECTOR: { type: entry('selector') },
      DURATION: HOW_LONG,
    },
    doc: 'These servers are lost at that time, for so long.',
    example: 'at 6h us-east down for 2h',
    snippet: 'at <6h> <us-east> down for <2h>',
  }),
];
