/** The canary judge's answer, for people. */
import type { Health, Metric } from '@rollout/language';
import type { Classification, JudgedMetric, Judgement, MetricSamples, Verdict } from '@rollout/simulator';
import { formatCount, formatNumber } from '../../text/number.ts';
import { printableText } from '../../text/printable.ts';
import type { Colors, Style } from '../../text/style.ts';
import { formatTable } from '../../text/table.ts';
import { wrap } from '../../text/wrap.ts';

const WORDS: Readonly<Record<Classification, string>> = { Pass: 'Pass', High: 'High', Low: 'Low', NoData: 'No data' };

/** The verdict with its reason, and a line for each metric. */
export function judgement(
  health: Health,
  judged: Judgement,
  samples: ReadonlyMap<string, MetricSamples>,
  { colors, columns }: Style,
): string {
  const { bold, dim } = colors;
  const { score, verdict, metrics } = judged;
  const bounds = `passes from ${formatNumber(health.pass)}, marginal from ${formatNumber(health.marginal)}`;
  const head = `${bold(printableText(health.name))}: ${paintVerdict(verdict, colors)}, score ${score} ${dim(`(${bounds})`)}`;
  const why = whyNothing(health, judged);
  const titles = [
    { title: dim('metric'), align: 'left' },
    { title: dim('found'), align: 'left' },
    { title: dim('canary'), align: 'left' },
    { title: dim('ratio'), align: 'right' },
    { title: dim('samples'), align: 'right' },
  ] as const;
  const rows = health.metrics.flatMap((metric, i) => {
    const found = metrics[i];
    return found === undefined ? [] : [row(metric, found, samples.get(metric.name), colors)];
  });
  const lines = [head, ...(why === null ? [] : wrap(why, columns)), '', formatTable(titles, rows, '')];
  return `${lines.join('\n')}\n`;
}

function row(metric: Metric, found: JudgedMetric, samples: MetricSamples | undefined, colors: Colors): string[] {
  const counts = [samples?.canary.length ?? 0, ...(metric.threshold === null ? [samples?.baseline.length ?? 0] : [])];
  return [
    printableText(metric.name),
    paintClass(found.classification, colors),
    reading(metric, found, colors),
    found.effect === null ? '–' : formatNumber(found.effect),
    counts.map(formatCount).join(' : '),
  ];
}

/** Its mean against the threshold, or its shift against the baseline. */
function reading({ threshold }: Metric, { low, high, estimate }: JudgedMetric, { dim }: Colors): string {
  if (estimate === null) return '–';
  if (threshold !== null) return `mean ${formatNumber(estimate)} ${dim(`threshold ${formatNumber(threshold)}`)}`;
  const interval = low === null || high === null ? '' : dim(`(${signed(low)} to ${signed(high)})`);
  return `${signed(estimate)} ${interval}`;
}

function signed(value: number): string {
  return value > 0 ? `+${formatNumber(value)}` : formatNumber(value);
}

/** Why the score is 0, where it is not the share that passes. */
function whyNothing({ metrics }: Health, { score, metrics: judged }: Judgement): string | null {
  if (score > 0) return null;
  const critical = metrics.filter(
    ({ critical }, i) => critical && ['High', 'Low'].includes(judged[i]?.classification ?? ''),
  );
  if (critical.length > 0) {
    const names = critical.map(({ name }) => printableText(name)).join(', ');
    return `The score is 0: ${names} must not fail.`;
  }
  const without = judged.filter(({ classification }) => classification === 'NoData').length;
  if (2 * without < metrics.length) return null;
  return `The score is 0: ${without} of ${metrics.length} metrics have no data to judge.`;
}

function paintVerdict(verdict: Verdict, { green, yellow, red }: Colors): string {
  return { pass: green('pass'), marginal: yellow('marginal'), fail: red('fail') }[verdict];
}

function paintClass(classification: Classification, { red, yellow }: Colors): string {
  const word = WORDS[classification];
  if (classification === 'Pass') return word;
  return classification === 'NoData' ? yellow(word) : red(word);
}
