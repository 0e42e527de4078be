import type { Machine } from '@rollout/compiler';
import { compareMarkdown, comparePretty, formatCount, type Style } from '@rollout/report';
import { type CompareCondition, type ConditionDecision, compared } from '@rollout/simulator';
import { AskingError, contextOf, Phase, readCondition } from '@rollout/workspace';
import { CommandError, ExitCode } from '../exit-code.ts';
import { STDIN } from '../files/find-sources.ts';
import { parseOutputs } from '../files/write-output.ts';
import { compareJson } from '../output/compare/compare-json.ts';
import { deliver } from '../output/deliver.ts';
import { originOf } from '../pictures/origin.ts';
import { pictureFiles } from '../pictures/picture-files.ts';
import { COMPARISON_PICTURES } from '../pictures/picture-names.ts';
import { comparisonSubject } from '../pictures/subjects.ts';
import { type PictureOptions, wantedPictures } from '../pictures/wanted-pictures.ts';
import type { Terminal } from '../terminal.ts';
import { nameSides } from './comparing/name-sides.ts';
import { studySide } from './comparing/study-side.ts';
import { asking, doingHere } from './doing.ts';
import { endingInTime } from './ending-in-time.ts';
import { type OpenedPlan, openPlan, type SourceOptions } from './open-plan.ts';

const FORMATS = ['pretty', 'json', 'markdown'] as const;

export interface CompareOptions extends SourceOptions, PictureOptions {
  /** Of B alone, beyond those of both. */
  readonly with: ReadonlyMap<string, string>;
  readonly withPlan?: string;
  readonly withScenario?: string;
  readonly failIf: readonly string[];
  readonly trials: number;
  readonly seed: string;
  readonly confidence: number;
  readonly format: (typeof FORMATS)[number];
  readonly output: readonly string[];
}

type Opened = Extract<OpenedPlan, { kind: 'plan' }>;

/** `rollout compare A [B]`: two plans under the same luck. `commandLine` is what was typed. */
export async function compareCommand(
  terminal: Terminal,
  a: string,
  b: string | undefined,
  options: CompareOptions,
  commandLine: string,
): Promise<ExitCode> {
  const outputs = parseOutputs(options.output, FORMATS, terminal.cwd);
  const wanted = await wantedPictures(options, COMPARISON_PICTURES, outputs, terminal.cwd);
  requireDifference(a, b, options);
  const said = new Set<string>();
  const opened = await openPlan(sayingOnce(terminal, said), a, Phase.Compiled, options);
  if (opened.kind === 'findings') return opened.exitCode;
  const other = await openOther(sayingOnce(terminal, said), opened, b ?? a, b === undefined || b === a, options);
  if (other.kind === 'findings') return other.exitCode;

  const conditions = await asking(() => options.failIf.map((text) => conditionOf(text, other, opened)));
  const { trials, seed, confidence, format } = options;
  const doing = doingHere(terminal);
  const { results, decisions, ...found } = await endingInTime(() =>
    compared(opened.machine, other.machine, { trials, seed, confidence, conditions }, doing.work),
  );
  if (!results.complete) {
    terminal.err(`Stopped after ${formatCount(results.trials)} of ${formatCount(found.trials)} trials.\n`);
  }
  const sides = nameSides(a, b, options, opened.machine, other.machine);
  const render = {
    json: () => compareJson(results, decisions, commandLine),
    markdown: () => compareMarkdown(results, decisions, sides),
    pretty: (style: Style) => comparePretty(results, decisions, sides, style),
  };
  const read = new Set([...opened.document.texts.keys(), ...other.document.texts.keys()]);
  const studied = async (machine: Machine) => studySide(terminal, machine, { trials, seed, confidence });
  const documents = [opened.document, other.document];
  const origin = originOf(terminal, { documents, set: [...options.set.keys(), ...options.with.keys()] }, commandLine);
  const sourcesOf = (of: Opened) => originOf(terminal, { documents: [of.document], set: [] }, commandLine).sources;
  const subject = comparisonSubject(
    async () => ({ results, sides, a: await studied(opened.machine), b: await studied(other.machine) }),
    {
      ...origin,
      machines: { a: opened.machine, b: other.machine },
      sourcesOf: { a: sourcesOf(opened), b: sourcesOf(other) },
    },
  );
  const delivery = { format, outputs, read, pictures: pictureFiles(terminal, wanted, subject) };
  await deliver(terminal, delivery, (each, style) => render[each](style));
  if (found.isStopped) return doing.exitCode();
  return decisions.every(isMet) ? ExitCode.fine : ExitCode.findings;
}

/** What nobody can tell is no reason to go on. */
const isMet = ({ status }: ConditionDecision): boolean => status === 'does-not-hold';

function requireDifference(a: string, b: string | undefined, options: CompareOptions): void {
  if (a === STDIN && b === STDIN) {
    throw new CommandError('only one of the two can come from standard input', ExitCode.usage);
  }
  const differs =
    (b !== undefined && b !== a) ||
    options.with.size > 0 ||
    (options.withPlan !== undefined && options.withPlan !== options.plan) ||
    (options.withScenario !== undefined && options.withScenario !== options.scenario);
  if (differs) return;
  throw new CommandError(
    `${a} is compared with itself`,
    ExitCode.usage,
    'Give a second file, or say what B has instead: --with soak=12h, --with-scenario NAME or --with-plan NAME.',
  );
}

/** What is found in the file of both is said of the first. */
function sayingOnce(terminal: Terminal, said: Set<string>): Terminal {
  return {
    ...terminal,
    err: (text) => {
      if (!said.has(text)) terminal.err(text);
      said.add(text);
    },
  };
}

/** B: what is not said of it is as for A. */
function openOther(
  terminal: Terminal,
  opened: Opened,
  file: string,
  isSameFile: boolean,
  { with: settings, withPlan, withScenario, ...options }: CompareOptions,
): Promise<OpenedPlan> {
  const plan = withPlan ?? (isSameFile ? opened.plan.name : options.plan);
  const scenario = withScenario ?? options.scenario;
  return openPlan(terminal, file, Phase.Compiled, {
    ...options,
    set: new Map([...options.set, ...settings]),
    ...(plan === undefined ? {} : { plan }),
    ...(scenario === undefined ? {} : { scenario }),
  });
}

/** By the names of B, or where it has not what is asked about, of A. */
function conditionOf(text: string, b: Opened, a: Opened): CompareCondition {
  try {
    return readCondition(text, conditionContext(b));
  } catch (error) {
    if (!(error instanceof AskingError)) throw error;
    try {
      return readCondition(text, conditionContext(a));
    } catch {
      throw error;
    }
  }
}

function conditionContext({ document, machine }: Opened) {
  return { ...contextOf(document, machine), servers: machine.fleet.servers };
}
