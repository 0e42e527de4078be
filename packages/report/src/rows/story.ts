import type { Trace, TraceEvent } from '@rollout/simulator';
import { counted } from '../text/counted.ts';
import { formatCount, formatPercent } from '../text/number.ts';
import type { Colors } from '../text/style.ts';
import { ACTIONS, CAUSES, OUTCOMES, TRIGGERS } from '../text/words.ts';
import { innermostUnits } from './blocks.ts';

/** A line of what happened. */
interface Told {
  readonly at: number;
  readonly text: string;
  /** Essential lines are always told; units of an `each` instead of what happened in them, where that is too much. */
  readonly detail: 'essential' | 'block' | 'unit';
}

/** More lines than this are too much. */
const MOST_LINES = 150;

/** What happened, in order, in as much detail as there is room for; batches are summed up in their units. */
export function story(trace: Trace, colors: Colors): { readonly told: readonly Told[]; readonly leftOut: number } {
  const all = tellAll(trace, colors);
  const some = (...wanted: readonly Told['detail'][]) => all.filter(({ detail }) => wanted.includes(detail));
  const full = some('essential', 'unit');
  const choices = [full, some('essential', 'block'), some('essential')];
  const told = choices.find(({ length }) => length <= MOST_LINES) ?? some('essential');
  return { told, leftOut: full.length - told.length };
}

function tellAll(trace: Trace, colors: Colors): Told[] {
  return tellEach(trace, colors).flatMap(([, told]) => told);
}

/** Every event with what is told of it. */
export function tellEach(trace: Trace, colors: Colors): (readonly [event: TraceEvent, told: readonly Told[]])[] {
  const steps = new Map(trace.steps.map((step) => [step.name, step]));
  const tell = teller(trace, steps, colors);
  return trace.events.map((event) => [event, tell(event)]);
}

function teller(trace: Trace, steps: ReadonlyMap<string, Trace['steps'][number]>, colors: Colors) {
  const { green, red, yellow, bold, magenta } = colors;
  const line = (at: number, text: string, detail: Told['detail'] = 'essential'): Told[] => [{ at, text, detail }];
  const unitAround = innermostUnits(trace);
  /** ` in us-east` for a step of the block of that unit. */
  const where = (step: string): string => {
    const unit = unitAround(step);
    return unit === null ? '' : ` in ${unit}`;
  };
  const servers = new Map(
    trace.steps.flatMap(({ name, units }) => units.map((unit) => [`${name} ${unit.address}`, unit.servers] as const)),
  );
  /** Servers of each unit that have failed so far, until it ends. */
  const failed = new Map<string, number>();

  const textOf = (step: string): string => steps.get(step)?.text ?? step;
  const nameOf = (name: string): string => {
    const step = steps.get(name);
    return step === undefined ? name : workName(step);
  };

  return (event: TraceEvent): Told[] => {
    const { at } = event;
    switch (event.kind) {
      case 'stage-started':
        return line(at, bold(`stage ${event.stage} begins`));
      case 'stage-ended':
        return line(at, `stage ${event.stage} is done`);
      case 'step-started': {
        const step = steps.get(event.step);
        // What the calendar holds has not begun as work.
        const isHeld = step?.runs.some(({ start, began }) => start === at && began !== at);
        return isAct(step) && !isHeld ? line(at, `${workName(step)} begins${where(event.step)}`, 'unit') : [];
      }
      case 'work-held':
      case 'work-started': {
        const step = steps.get(event.step);
        if (step === undefined) return [];
        const what = event.kind === 'work-held' ? yellow('is held by the calendar') : 'begins';
        return line(at, `${workName(step)} ${what}${where(event.step)}`, 'unit');
      }
      case 'step-ended': {
        const step = steps.get(event.step);
        return isAct(step) ? line(at, `${workName(step)} is done${where(event.step)}`, 'unit') : [];
      }
      case 'run-failed':
        return line(at, red(`${nameOf(event.step)} fails${where(event.step)}`));
      case 'unit-started': {
        const step = steps.get(event.step);
        if (step?.kind !== 'deploy') return line(at, `${event.unit} begins`, 'block');
        const own = servers.get(`${event.step} ${event.unit}`) ?? 0;
        return line(at, `${event.unit} begins (${counted(own, 'server')})`, 'unit');
      }
      case 'unit-ended': {
        if (steps.get(event.step)?.kind !== 'deploy') return line(at, `${event.unit} is done`, 'block');
        const lost = failed.get(`${event.step} ${event.unit}`) ?? 0;
        return line(
          at,
          `${event.unit} is done${lost === 0 ? '' : yellow(`, ${counted(lost, 'server')} failed`)}`,
          'unit',
        );
      }
      case 'batch-ended': {
        const key = `${event.step} ${event.unit}`;
        failed.set(key, (failed.get(key) ?? 0) + event.failed);
        return [];
      }
      case 'revert-ended':
        return event.failed === 0
          ? []
          : line(at, yellow(`${event.unit}: ${counted(event.failed, 'server')} failed to go back`));
      case 'repaired':
        return line(at, `${event.unit}: ${counted(event.servers, 'server')} repaired`, 'unit');
      case 'batch-hit':
        return line(at, magenta(`${event.unit}: the outage hits batch ${formatCount(event.ordinal)}`));
      case 'batch-resumed':
        return line(at, `${event.unit}: batch ${formatCount(event.ordinal)} begins again`);
      case 'batch-started':
      case 'revert-started':
        return [];
      case 'outage-started':
        return line(at, magenta(`outage of ${event.address} begins`));
      case 'outage-ended':
        return line(at, `outage of ${event.address} is over`);
      case 'bug-shown':
        return line(at, yellow(`bug ${event.bug} shows; nobody has seen it yet`));
      case 'bug-found':
        return line(at, red(`bug ${event.bug} is found in ${event.stage}, ${FOUND_BY[event.by]}`));
      case 'gate-judged': {
        const gate = `gate ${event.check}${where(event.step)}`;
        if (event.verdict === 'healthy') return line(at, `${gate}: ${green('passed')}`, 'unit');
        return line(at, `${gate}: ${event.verdict === 'unhealthy' ? red('failed') : yellow(VERDICTS[event.verdict])}`);
      }
      case 'watch-alarm':
        return line(at, `watch ${event.check}: ${event.falseAlarm ? yellow('false alarm') : red('alarm')}`);
      case 'raised':
        return line(at, `on ${TRIGGERS[event.trigger]} in ${event.stage}: ${bold(actionText(event))}`);
      case 'pause-ended':
        return line(at, `the pause of ${event.stage} is over`);
      case 'answered':
        return line(at, `somebody decides for ${event.stage}: ${event.continues ? 'go on' : 'do not go on'}`);
      case 'approval-given':
        return line(at, `${event.who}: ${green('approved')}${where(event.step)}`);
      case 'approval-refused':
        return line(at, `${event.who}: ${red('refused')}${where(event.step)}`);
      case 'wait-satisfied':
        return line(at, `${textOf(event.step)}: enough has been seen${where(event.step)}`, 'unit');
      case 'wait-exhausted':
        return line(at, `${textOf(event.step)}: ${yellow('its time is up')}${where(event.step)}`);
      case 'traffic-shifted':
        return line(
          at,
          `${formatPercent(event.share)} of the traffic of ${event.areas.join(', ')} is on the new version`,
        );
      case 'released':
        return line(at, `the new version is released to ${counted(event.users, 'user')}`);
      case 'flag-enabled':
        return line(at, `flag ${event.flag} is on for ${counted(event.users, 'user')}`);
      case 'flag-disabled':
        return line(at, `flag ${event.flag} is off`);
      case 'flags-off':
        return line(at, yellow('flags have gone back'));
      case 'release-withdrawn':
        return line(at, yellow('the release has gone back'));
      case 'traffic-returned':
        return line(at, yellow('traffic is back'));
      case 'departed':
        return line(at, `the change leaves with the train of ${event.stage}, to ring ${event.ring}`);
      case 'recalled':
        return line(at, yellow(`the change is off the train of ${event.stage}, and waits for the next`));
      case 'bug-fixed':
        return line(at, green(`bug ${event.bug} is fixed`));
      case 'point-of-no-return':
        return line(at, magenta(`point of no return: what was done before ${nameOf(event.step)} stays`));
      case 'blue-retired':
        return line(at, `blue is retired${where(event.step)}`);
      case 'green-removed':
        return line(at, `${event.unit}: ${counted(event.servers, 'green server')} removed`, 'unit');
      case 'incident-started':
        return line(at, magenta(`${event.incident} begins`));
      case 'incident-ended':
        return line(at, `${event.incident} is over`);
      case 'rollback-started':
        return line(at, yellow('rollback begins'));
      case 'rollback-ended':
        return line(at, 'rollback is done');
      case 'rollback-blocked':
        return line(at, red('rollback cannot go on: what is down, and stays so, leaves no room for the rest'));
      case 'plan-ended': {
        const why = event.cause === null ? '' : `: ${CAUSES[event.cause]}`;
        return line(at, bold(`the plan ends ${OUTCOMES[event.outcome]}${why}`));
      }
    }
  };
}

type Step = Trace['steps'][number];

/** A `run`, or a change of a schema. */
function isAct(step: Step | undefined): step is Step {
  switch (step?.kind) {
    case 'run':
    case 'expand':
    case 'migrate':
    case 'contract':
      return true;
    default:
      return false;
  }
}

/** `run "smoke tests"` of the sentence, without how long it takes; of a channel, whose sentence is about its trains, its release. */
function workName({ name, stage, text }: Step): string {
  return name === `${stage}/release` ? `the release of ${stage}` : text.replace(/ takes .*$/s, '');
}

function actionText({ action, flag }: Extract<TraceEvent, { kind: 'raised' }>): string {
  return flag === null ? ACTIONS[action] : `${ACTIONS[action]} ${flag}`;
}

const VERDICTS = { marginal: 'marginal', 'false-alarm': 'false alarm' } as const;

const FOUND_BY = { gate: 'by a gate', watch: 'by a watch', 'stage-end': 'at its end' } as const;
