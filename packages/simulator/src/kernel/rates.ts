/** `maxRate`: at most so many servers start in any span of a period. */
import { intAt, numberAt } from './elements.ts';
import type { Rate } from './limits.ts';
import type { Kernel } from './state/index.ts';

/** Servers that may start now in a stage. */
export function rateLeft(kernel: Kernel, stage: number): number {
  let left = Number.POSITIVE_INFINITY;
  for (const rate of kernel.rates) {
    if (rate.stage >= 0 && rate.stage !== stage) continue;
    expire(rate, kernel.now);
    left = Math.min(left, rate.servers - rate.total);
  }
  return left > 0 ? left : 0;
}

export function noteStart(kernel: Kernel, servers: number): void {
  for (const rate of kernel.rates) {
    expire(rate, kernel.now);
    if (rate.length === rate.times.length) grow(rate);
    const end = (rate.head + rate.length) % rate.times.length;
    rate.times[end] = kernel.now;
    rate.counts[end] = servers;
    rate.length++;
    rate.total += servers;
  }
}

/** When the oldest start of any limit is no longer counted; Infinity: none is. */
export function nextExpiry(kernel: Kernel): number {
  let next = Number.POSITIVE_INFINITY;
  for (const rate of kernel.rates) {
    expire(rate, kernel.now);
    if (rate.length > 0) next = Math.min(next, numberAt(rate.times, rate.head) + rate.period);
  }
  return next;
}

export function clearRates(kernel: Kernel): void {
  for (const rate of kernel.rates) {
    rate.head = 0;
    rate.length = 0;
    rate.total = 0;
  }
}

function expire(rate: Rate, now: number): void {
  while (rate.length > 0 && numberAt(rate.times, rate.head) <= now - rate.period) {
    rate.total -= intAt(rate.counts, rate.head);
    rate.head = (rate.head + 1) % rate.times.length;
    rate.length--;
  }
}

function grow(rate: Rate): void {
  const { times, counts, head, length } = rate;
  const moreTimes = new Float64Array(2 * length);
  const moreCounts = new Int32Array(2 * length);
  for (let i = 0; i < length; i++) {
    moreTimes[i] = numberAt(times, (head + i) % length);
    moreCounts[i] = intAt(counts, (head + i) % length);
  }
  rate.times = moreTimes;
  rate.counts = moreCounts;
  rate.head = 0;
}
