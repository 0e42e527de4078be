import { logScale, numberScale, roundUp, type Scale } from './scale.ts';
import { decimalSteps, type Tick, ticksBySteps } from './ticks.ts';

/** An axis from 0 to 1 on which values lie by themselves or, where they span decades, by their logarithms. */
export interface LogOrLinear {
  readonly isLog: boolean;
  readonly place: Scale['place'];
  /** The other way round. */
  readonly valueAt: (share: number) => number;
  /** Where on the axis round values lie, and what they are. */
  readonly axisTicks: (room: number) => Tick[];
}

/** The greatest over the least from which on values are told apart only by their logarithms. */
const DECADES = 40;
const FURTHEST = 1e-6;

/** Of values above 0; what is less than a millionth of the greatest lies at the beginning. */
export function spanOf(values: readonly number[], textOf: (value: number) => string): LogOrLinear {
  const most = values.reduce((all, each) => Math.max(all, each), 0);
  const least = Math.max(
    values.reduce((all, each) => Math.min(all, each), Infinity),
    most * FURTHEST,
  );
  return most / least > DECADES ? logarithmic(least, most, textOf) : linear(most, textOf);
}

function linear(most: number, textOf: (value: number) => string): LogOrLinear {
  const to = roundUp(most);
  const { place } = numberScale(most);
  return {
    isLog: false,
    place,
    valueAt: (share) => share * to,
    axisTicks: (room) =>
      ticksBySteps({ from: 0, to, room }, decimalSteps(to), textOf).map(({ at, text }) => ({ at: place(at), text })),
  };
}

function logarithmic(least: number, most: number, textOf: (value: number) => string): LogOrLinear {
  const from = Number(`1e${least.toExponential().split('e')[1] ?? '0'}`);
  const to = roundUp(most);
  const scale = logScale(from, to, textOf);
  return {
    isLog: true,
    place: scale.place,
    valueAt: (share) => from * (to / from) ** share,
    axisTicks: (room) => scale.ticks(room).map(({ at, text }) => ({ at: scale.place(at), text })),
  };
}
