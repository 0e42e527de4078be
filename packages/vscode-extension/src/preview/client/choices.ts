/** Which plan, under which scenario, and which of its runs. */
import type { PreviewState, Run } from '../messages.ts';
import { element, icon } from './element.ts';

export interface Subject {
  readonly plans: readonly { readonly name: string }[];
  readonly plan: string | null;
  readonly scenarios: readonly string[];
  readonly scenario: string | null;
}

export interface Choices {
  readonly bar: HTMLElement;
  readonly showSubject: (subject: Subject) => void;
  readonly showState: (state: PreviewState) => void;
  /** The run that is seen. */
  readonly showRun: (run: number | null) => void;
}

export interface Chosen {
  readonly plan: (name: string) => void;
  readonly scenario: (name: string | null) => void;
  readonly run: (run: Run) => void;
}

/** Value of the entry that is no scenario; no scenario is called by nothing. */
const AS_WRITTEN = '';
const BY_NUMBER = 'number';

export function createChoices(chosen: Chosen): Choices {
  const plan = element('select');
  const scenario = element('select');
  const run = element(
    'select',
    {},
    option('usual', 'a usual one'),
    option('found', 'one that finds a bug'),
    option(BY_NUMBER, 'number …'),
  );
  const number = element('input', {
    type: 'number',
    min: '1',
    step: '1',
    'aria-label': 'Number of the run',
    class: 'run',
  });
  const before = element('button', { type: 'button', 'aria-label': 'The run before' }, icon('M10.5 3v10L5 8z'));
  const next = element('button', { type: 'button', 'aria-label': 'The next run' }, icon('M5.5 3v10L11 8z'));
  const planField = field('Plan', plan);
  const scenarioField = field('Scenario', scenario);
  const runField = element('div', { class: 'field' }, field('Run', run), number, before, next);
  const bar = element('div', { class: 'choices' }, planField, scenarioField, runField);
  // There is nothing to choose from before the file is known.
  planField.hidden = true;
  scenarioField.hidden = true;

  plan.addEventListener('change', () => chosen.plan(plan.value));
  scenario.addEventListener('change', () => chosen.scenario(scenario.value === AS_WRITTEN ? null : scenario.value));
  run.addEventListener('change', () => {
    if (run.value === 'usual' || run.value === 'found') chosen.run(run.value);
    else chosen.run(numberIn(number.value) ?? 1);
  });
  number.addEventListener('change', () => {
    const typed = numberIn(number.value);
    if (typed !== null) chosen.run(typed);
  });
  const step = (by: number): void => chosen.run(Math.max(1, (numberIn(number.value) ?? 1) + by));
  before.addEventListener('click', () => step(-1));
  next.addEventListener('click', () => step(1));

  return {
    bar,
    showSubject(subject) {
      const plans = subject.plans.map(({ name }) => name);
      fill(
        plan,
        plans.map((name) => option(name, name)),
        subject.plan ?? '',
      );
      planField.hidden = plans.length < 2;
      const scenarios = [option(AS_WRITTEN, 'as written'), ...subject.scenarios.map((name) => option(name, name))];
      fill(scenario, scenarios, subject.scenario ?? AS_WRITTEN);
      scenarioField.hidden = subject.scenarios.length === 0;
      hideWhereEmpty();
    },
    showState(state) {
      runField.hidden = state.picture !== 'timeline' && state.picture !== 'fleet';
      run.value = typeof state.run === 'number' ? BY_NUMBER : state.run;
      if (typeof state.run === 'number') number.value = String(state.run);
      hideWhereEmpty();
    },
    showRun(shown) {
      if (shown !== null && document.activeElement !== number) number.value = String(shown);
    },
  };

  function hideWhereEmpty(): void {
    bar.hidden = [planField, scenarioField, runField].every(({ hidden }) => hidden);
  }
}

function option(value: string, text: string): HTMLOptionElement {
  return element('option', { value }, text);
}

function field(name: string, control: HTMLElement): HTMLLabelElement {
  return element('label', { class: 'field' }, element('span', {}, name), control);
}

/** Only where they are others: an open list stays open. */
function fill(select: HTMLSelectElement, options: readonly HTMLOptionElement[], value: string): void {
  const isSame =
    select.options.length === options.length &&
    options.every((each, index) => select.options[index]?.value === each.value);
  if (!isSame) select.replaceChildren(...options);
  select.value = value;
}

function numberIn(text: string): number | null {
  const value = Number(text);
  return Number.isSafeInteger(value) && value >= 1 ? value : null;
}
