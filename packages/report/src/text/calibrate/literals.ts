/** Numbers as the language writes them. */

import type { FittedFamily, LawFit } from '@rollout/simulator';
import { formatPeriod } from '../duration.ts';

const SECOND = 1_000;

/** A share of 1 with four significant digits: `0.2577%`. */
export function percentLiteral(share: number): string {
  return `${decimal(share * 100)}%`;
}

/** Four significant digits, never with an exponent. */
export function decimal(value: number): string {
  const [, exponent = '0'] = value.toExponential(3).split('e');
  const fixed = Number(value.toPrecision(4)).toFixed(Math.max(0, 3 - Number(exponent)));
  return fixed.includes('.') ? fixed.replace(/\.?0+$/, '') : fixed;
}

/** A time to four digits, as far as milliseconds go: `500ms`, `58.43s`, `243.2s`, `29m58s`. */
export function timeLiteral(milliseconds: number): string {
  if (milliseconds < SECOND) return `${Math.max(1, Math.round(milliseconds))}ms`;
  if (milliseconds < 1000 * SECOND) {
    const seconds = decimal(milliseconds / SECOND);
    return Number(seconds) % 60 === 0 ? `${Number(seconds) / 60}m` : `${seconds}s`;
  }
  return formatPeriod(Math.round(milliseconds / SECOND) * SECOND).replaceAll(' ', '');
}

/** `2_400` */
export function countLiteral(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+(?!\d))/g, '_');
}

/** `lognormal(median 4m, sigma 0.5)` */
export function lawLiteral({ family, parameters }: Pick<FittedFamily, 'family' | 'parameters'>): string {
  const said = parameters.map(({ name, value, isTime }) => `${name} ${isTime ? timeLiteral(value) : decimal(value)}`);
  return `${family}(${said.join(', ')})`;
}

/** null: there were too few times to fit. */
export function fitLiteral(fit: LawFit): string | null {
  switch (fit.kind) {
    case 'too-few':
      return null;
    case 'fixed':
      return timeLiteral(fit.distribution.value);
    case 'fitted':
      return lawLiteral(fit.chosen);
  }
}

/** A name as a plan writes it: in quotes where it is not a word by itself. */
export function nameLiteral(name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*(?:-[A-Za-z0-9_]+)*$/.test(name) ? name : JSON.stringify(name);
}
