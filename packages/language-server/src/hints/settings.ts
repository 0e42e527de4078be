/** What is shown in the text of what plans mean, each to be switched on and off; `settings/table.ts` holds them with all others. */
const onOff = (otherwise: boolean, doc: string) => ({ kind: 'boolean', otherwise, doc, scope: 'window' }) as const;

export const HINT_SETTINGS = {
  'hints.defaults': onOff(
    true,
    'What holds where nothing is written: `by cluster parallel 1`, `on unhealthy rollback`.',
  ),
  'hints.servers': onOff(
    true,
    'How many servers each stage and each `deploy` is about, and which share of the fleet has been reached by then.',
  ),
  'hints.clock': onOff(
    true,
    'When each stage begins, at the earliest and typically: on the clock where the plan says when it starts, else from its start.',
  ),
  'hints.reached': onOff(true, 'How likely it is that a run gets to each stage.'),
  'lenses.actions': onOff(
    true,
    'Simulate, Preview, Optimize and Compare above each plan, and Simulate above each scenario.',
  ),
  'lenses.results': onOff(true, 'What is known of each plan and scenario, in a line above it.'),
  'lenses.expectations': onOff(true, 'Above each `expect` whether it is met, and by how much.'),
  'hover.figures': onOff(
    true,
    'What is known where the mouse is over the name of a plan, a scenario or a stage: how long it takes, how it ends, what becomes of each bug.',
  ),
} as const;

export type HintSettingName = keyof typeof HINT_SETTINGS;
export type HintSettings = { readonly [Name in HintSettingName]: boolean };

export const HINT_DEFAULTS: HintSettings = {
  'hints.defaults': HINT_SETTINGS['hints.defaults'].otherwise,
  'hints.servers': HINT_SETTINGS['hints.servers'].otherwise,
  'hints.clock': HINT_SETTINGS['hints.clock'].otherwise,
  'hints.reached': HINT_SETTINGS['hints.reached'].otherwise,
  'lenses.actions': HINT_SETTINGS['lenses.actions'].otherwise,
  'lenses.results': HINT_SETTINGS['lenses.results'].otherwise,
  'lenses.expectations': HINT_SETTINGS['lenses.expectations'].otherwise,
  'hover.figures': HINT_SETTINGS['hover.figures'].otherwise,
};
