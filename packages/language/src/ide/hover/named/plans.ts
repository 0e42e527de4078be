/** Plans, stages, params, scenarios, policies. */
import type { SourceFile } from '../../../semantics/index.ts';
import { headOf, isStep, stagesOf } from '../../../semantics/plans/walk-steps.ts';
import { lineIndex } from '../../../syntax/index.ts';
import type { Channel, Param, Plan, Policy, Scenario, Stage } from '../../../syntax/tree.ts';
import { namesOfFile } from '../../names/file-names.ts';
import { silentReport } from '../../names/silent-report.ts';
import { code, counted, list, rollout, series } from '../markdown.ts';
import { durationInWords } from '../quantities.ts';
import type { Told } from './named.ts';

const MOST_STAGES = 12;
const MOST_STEPS = 12;
const MOST_USES = 5;

export function planTold({ text }: SourceFile, plan: Plan): Told {
  const stages = stagesOf(plan);
  const params = plan.items.flatMap((item) =>
    item.kind === 'param' ? [text.slice(item.span.start, item.span.end)] : [],
  );
  const expectations = plan.items.filter(({ kind }) => kind === 'expect').length;
  const about = [
    ...(plan.of.length === 0 ? [] : [`deploys ${series(plan.of.map((name) => code(name.text)))}`]),
    ...(plan.on === undefined ? [] : [`on ${code(plan.on.text)}`]),
    ...(plan.using === undefined ? [] : [`using ${code(plan.using.text)}`]),
  ];
  const names = stages.map((stage) => code(stage.name.text));
  return {
    summary: [counted(stages.length, 'stage'), ...about].join(', '),
    details: [
      names.length === 0
        ? undefined
        : `Stages: ${names.slice(0, MOST_STAGES).join(', ')}${names.length > MOST_STAGES ? ', …' : ''}.`,
      expectations === 0 ? undefined : `${counted(expectations, 'expectation')} to meet.`,
      params.length === 0 ? undefined : rollout(params.slice(0, MOST_STEPS).join('\n')),
    ],
  };
}

export function stageTold(file: SourceFile, stage: Stage | Channel): Told {
  const steps = stage.items.filter(isStep);
  const context = { file, report: silentReport() };
  const heads = steps.map((step) => {
    const { start, end } = headOf(context, step);
    const block = 'block' in step && step.block !== undefined ? ' { … }' : '';
    return `${file.text.slice(start, end).replaceAll(/\s+/g, ' ')}${block}`;
  });
  const shown = heads.slice(0, MOST_STEPS);
  const after = stage.after === undefined ? [] : [`after ${series(stage.after.map((name) => code(name.text)))}`];
  const train = stage.kind === 'channel' ? [`a train for ${code(stage.ring.text)}`] : [];
  return {
    summary: [counted(steps.length, 'step'), ...train, ...after].join(', '),
    details: [
      shown.length === 0 ? undefined : rollout([...shown, ...(heads.length > shown.length ? ['…'] : [])].join('\n')),
    ],
  };
}

export function paramTold(file: SourceFile, param: Param, plan: Plan | undefined): Told {
  const written = (at: { readonly span: Param['span'] } | undefined): string =>
    at === undefined ? '' : file.text.slice(at.span.start, at.span.end);
  const value = written(param.value);
  const words = param.value?.kind === 'duration' ? ` (${durationInWords(param.value.milliseconds)})` : '';
  const uses = usesOf(file, param, plan);
  return {
    summary: `${value === '' ? 'a number with a name' : `${code(value)}${words}`}${
      param.range === undefined ? '' : `, may be ${code(written(param.range))}`
    }`,
    details: [
      uses.length === 0
        ? 'Nothing uses it.'
        : `Used ${['once', 'twice'][uses.length - 1] ?? counted(uses.length, 'time')}:`,
      list(uses.slice(0, MOST_USES)),
      `${code(`--set ${param.name.text}=…`)} sets it on the command line.`,
    ],
  };
}

/** The lines in which a plan names its param, with their numbers. */
function usesOf(file: SourceFile, { name, span }: Param, plan: Plan | undefined): readonly string[] {
  if (plan === undefined) return [];
  const alike = namesOfFile(file).byText.get(name.text) ?? [];
  const lines = lineIndex(file.text);
  return alike.flatMap((use) => {
    const { start } = use.name.span;
    const isUse = use.role.kind === 'refers' && (use.role.to === 'param' || use.role.to === 'people');
    if (!isUse || use.declaration !== plan || (span.start <= start && start < span.end)) return [];
    const { line } = lines.position(start);
    return [`line ${line}: ${code(lines.lineText(line).slice(0, 200).trim())}`];
  });
}

export function scenarioTold({ plan, span }: Scenario): Told {
  return { summary: `${code(plan.text)} under other circumstances`, shown: span };
}

export function policyTold({ items, span }: Policy): Told {
  const expectations = items.filter(({ kind }) => kind === 'expect').length;
  const parts = [
    ...(expectations === 0 ? [] : [counted(expectations, 'expectation')]),
    ...(items.length === expectations ? [] : [counted(items.length - expectations, 'constraint')]),
  ];
  return { summary: parts.length === 0 ? 'asks nothing' : `${series(parts)} that plans have to meet`, shown: span };
}
