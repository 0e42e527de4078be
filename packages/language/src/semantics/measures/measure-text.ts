/** A measure as it is written. */
import type { AmountOfRun, Given, Happening, Measure, Statistic } from '../../program/index.ts';
import { written } from '../suggest.ts';

/** `p95(duration)`, `P(crash found in first given crash)`: what `expect` would read as this measure. */
export function measureText(measure: Measure): string {
  const given = measure.given === null ? '' : ` given ${givenText(measure.given)}`;
  switch (measure.kind) {
    case 'chance':
      return `P(${happeningText(measure.of)}${given})`;
    case 'statistic':
      return `${statisticText(measure.statistic)}(${amountText(measure.of)}${given})`;
  }
}

/** `p99.9`, `mean` */
export function statisticText(statistic: Statistic): string {
  // Twelve digits: what 100 p differs from the percents by that were written is beyond them.
  return statistic.kind === 'quantile' ? `p${Number((statistic.p * 100).toPrecision(12))}` : statistic.kind;
}

function happeningText(of: Happening<string, string>): string {
  switch (of.kind) {
    case 'completed':
      return 'completed';
    case 'rolled-back':
      return 'rollback';
    case 'stopped':
      return 'stop';
    case 'escape':
      return of.bug === null ? 'escape' : `escape of ${written(of.bug)}`;
    case 'found': {
      const bug = of.bug === null ? '' : `${written(of.bug)} `;
      return `${bug}found${of.stage === null ? '' : ` in ${written(of.stage)}`}`;
    }
  }
}

function amountText(of: AmountOfRun<string>): string {
  switch (of.kind) {
    case 'duration':
      return of.of === 'all' ? 'duration' : 'duration of completed';
    case 'exposure':
      return of.bug === null ? 'exposure' : `exposure to ${written(of.bug)}`;
    case 'reach':
      return `reach of ${written(of.bug)}`;
    case 'down':
      return of.per === null ? 'down' : `down per ${of.per}`;
  }
}

function givenText(given: Given<string>): string {
  return given.kind === 'any-bug' ? 'any bug' : written(given.bug);
}
