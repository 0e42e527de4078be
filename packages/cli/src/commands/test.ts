import type { Machine, Sources } from '@rollout/compiler';
import { hasErrors } from '@rollout/language';
import type { Style } from '@rollout/report';
import { decided } from '@rollout/simulator';
import { createConfigCache, type Document, Phase } from '@rollout/workspace';
import { CommandError, ExitCode } from '../exit-code.ts';
import { findSources } from '../files/find-sources.ts';
import { parseOutputs } from '../files/write-output.ts';
import { deliver } from '../output/deliver.ts';
import { renderFindings } from '../output/findings.ts';
import { testGithub } from '../output/test/github.ts';
import { testJson } from '../output/test/json.ts';
import { testJunit } from '../output/test/junit.ts';
import { testPretty } from '../output/test/pretty.ts';
import { countsOf, placesIn, type Tested, type TestedFile, type TestedPlan } from '../output/test/tested.ts';
import { showProgress } from '../progress.ts';
import type { Terminal } from '../terminal.ts';
import { doingHere } from './doing.ts';
import { endingInTime } from './ending-in-time.ts';
import { exitCodeOf, openSource, type SourceOptions, shownPath, worstOf } from './open-plan.ts';

const FORMATS = ['pretty', 'json', 'junit', 'github'] as const;

export interface TestOptions extends SourceOptions {
  readonly trials: number;
  readonly seed: string;
  readonly format: (typeof FORMATS)[number];
  readonly output: readonly string[];
}

/** `rollout test [FILE…]`: whether plans meet what they expect, and what policies expect of them. */
export async function testCommand(
  terminal: Terminal,
  files: readonly string[],
  options: TestOptions,
): Promise<ExitCode> {
  const outputs = parseOutputs(options.output, FORMATS, terminal.cwd);
  const { trials, seed, format } = options;
  const documents: Document[] = [];
  const opening = { ...options, configs: createConfigCache() };
  const sources = await findSources(files, terminal.cwd);
  const progress = showProgress(terminal, sources.length, 'files');
  for (const source of sources) {
    documents.push(await openSource(terminal, source, Phase.Compiled, opening));
    progress.update(documents.length);
  }
  progress.end();
  someAreMeant(documents, options);
  const shown = (path: string): string => shownPath(terminal, path);
  const found: TestedFile[] = [];
  let ended: ExitCode = ExitCode.fine;
  for (const document of documents) {
    const said = document.diagnostics.filter(({ severity }) => severity !== 'hint');
    terminal.err(renderFindings(said, document, shown, terminal.messages));
    const errors = document.diagnostics.filter(({ severity }) => severity === 'error');
    const plans: TestedPlan[] = [];
    if (!hasErrors(errors)) {
      for (const { name, scenario, machine, sources } of document.plans) {
        if (machine === null || sources === null) throw new Error('a plan without errors has no machine');
        if (ended !== ExitCode.fine) break;
        const { plan, exitCode } = await testPlan(terminal, { name, scenario, machine, sources }, document, options);
        ended = exitCode;
        plans.push(plan);
      }
    }
    found.push({ document, errors, plans });
  }
  const tested: Tested = { files: found, seed, trials, complete: ended === ExitCode.fine };
  const render = {
    pretty: (style: Style) => testPretty(tested, shown, style),
    json: () => testJson(tested, shown),
    junit: () => testJunit(tested, shown),
    github: () => testGithub(tested, shown),
  };
  const read = documents.flatMap(({ texts }) => [...texts.keys()]);
  await deliver(terminal, { format, outputs, read }, (each, style) => render[each](style));
  if (ended !== ExitCode.fine) return ended;
  const { notMet, undecided } = countsOf(tested);
  const passes = notMet + undecided === 0;
  return worstOf([...documents.map(exitCodeOf), passes ? ExitCode.fine : ExitCode.findings]);
}

async function testPlan(
  terminal: Terminal,
  { name, scenario, machine, sources }: Pick<TestedPlan, 'name' | 'scenario'> & { machine: Machine; sources: Sources },
  document: Document,
  { trials, seed }: TestOptions,
): Promise<{ readonly plan: TestedPlan; readonly exitCode: ExitCode }> {
  const doing = doingHere(terminal);
  const found = await endingInTime(() => decided(machine, { trials, seed }, doing.work));
  const placeOf = placesIn(document, (path) => shownPath(terminal, path));
  const expectations = found.expectations.map((result, index) => {
    const location = sources.expectations[index];
    return { ...result, place: location === undefined ? null : placeOf(location) };
  });
  return { plan: { name, scenario, expectations }, exitCode: doing.exitCode() };
}

/** Throws where `--plan` or `--scenario` names what no file has; those that have none of that name are left out. */
function someAreMeant(documents: readonly Document[], { plan, scenario }: TestOptions): void {
  const programs = documents.flatMap(({ program }) => (program === null ? [] : [program]));
  const plans = programs.flatMap((program) => program.plans.map(({ name }) => name));
  if (plan !== undefined && !plans.includes(plan)) {
    throw new CommandError(`there is no plan called ${plan}`, ExitCode.usage, listed(plans, 'There are no plans.'));
  }
  const mine = programs
    .flatMap((program) => program.scenarios)
    .filter((each) => plan === undefined || each.plan === plan)
    .map(({ name }) => name);
  if (scenario !== undefined && !mine.includes(scenario)) {
    const help = listed(mine, 'A scenario is declared as: scenario NAME for PLAN { … }.');
    throw new CommandError(`there is no scenario called ${scenario}`, ExitCode.usage, help);
  }
}

function listed(names: readonly string[], otherwise: string): string {
  return names.length === 0 ? otherwise : `There is ${[...new Set(names)].join(', ')}.`;
}
