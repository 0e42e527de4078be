/** When what nobody planned happens, and how long it lasts: outages, incidents, false alarms. */
import { nodesOf } from '@rollout/compiler';
import { log, log1p } from '../math/log.ts';
import { streamOf } from '../random/key.ts';
import { type DrawGround, drawn, drawnOf, timeAt } from './draw-ground.ts';
import { lawIn } from './laws.ts';
import type { Luck } from './luck.ts';
import { streamTable, watchEntity } from './streams.ts';

export function outageLuck(ground: DrawGround): Pick<Luck, 'outageDue' | 'outageLasts'> {
  const { machine, layout, key, laws } = ground;
  const outages = machine.numbers.outages.map(({ level, probability, per, lasts }) => {
    const { address } = nodesOf(layout, level);
    return {
      rate: rateOf(probability, per),
      lasts: lawIn(laws, lasts),
      due: streamTable(address.map((node) => streamOf(key, node, `outage due:${level}`))),
      length: streamTable(address.map((node) => streamOf(key, node, `outage lasts:${level}`))),
    };
  });
  const outageAt = (outage: number) => {
    const draws = outages[outage];
    if (draws === undefined) throw new Error(`the machine has no outage ${outage}`);
    return draws;
  };
  return {
    outageDue(outage, node, ordinal) {
      const { rate, due } = outageAt(outage);
      return untilNext(rate, drawn(ground, due, node, ordinal));
    },
    outageLasts(outage, node, ordinal) {
      const { lasts, length } = outageAt(outage);
      return timeAt(lasts, drawn(ground, length, node, ordinal));
    },
  };
}

export function incidentLuck(ground: DrawGround): Pick<Luck, 'incidentLasts'> {
  const { machine, key, laws } = ground;
  const incidents = machine.numbers.incidents.map(({ text, lasts }) => ({
    law: lawIn(laws, lasts),
    stream: streamOf(key, `incident:${text}`, 'lasts'),
  }));
  return {
    incidentLasts(incident) {
      const draws = incidents[incident];
      if (draws === undefined) throw new Error(`the machine has no incident ${incident}`);
      return timeAt(draws.law, drawnOf(ground, draws.stream, 1));
    },
  };
}

export function falseAlarmLuck(ground: DrawGround): Pick<Luck, 'falseAlarmDue'> {
  const { machine, key } = ground;
  const rates = machine.watches.map(({ check }) => {
    const alarm = machine.numbers.checks[check]?.watch.falseAlarm;
    return alarm === undefined ? 0 : rateOf(alarm.probability, alarm.per);
  });
  const alarms = streamTable(
    machine.watches.map((_, watch) => streamOf(key, watchEntity(machine, watch), 'false alarm')),
  );
  return { falseAlarmDue: (watch, ordinal) => untilNext(rates[watch] ?? 0, drawn(ground, alarms, watch, ordinal)) };
}

/** Of events that happen without memory, at least one of them `per` so much time with this probability. */
function rateOf(probability: number, per: number): number {
  return -log1p(-probability) / per;
}

/** Time to the next of events at a rate; at least a millisecond, so that no instant holds two of one kind. */
function untilNext(rate: number, u: number): number {
  return rate > 0 ? Math.max(1, Math.ceil(-log(u) / rate)) : Number.POSITIVE_INFINITY;
}
