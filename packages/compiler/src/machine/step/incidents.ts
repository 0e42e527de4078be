/** What a scenario takes down, at a time. */
import { type Round, update } from './round.ts';

/** Those that are due since the round before. */
export function beginIncidents(round: Round): void {
  round.machine.numbers.incidents.forEach(({ after }, incident) => {
    if (after > round.at || (round.before !== null && after <= round.before)) return;
    const id = `incident:${incident}`;
    update(round, { incidents: [...round.state.incidents, { id, incident }] });
    round.log.push({ kind: 'incident-started', at: round.at, incident });
    round.started.push({ kind: 'incident', id, incident });
  });
}

export function endIncidents(round: Round): void {
  const ended = round.state.incidents.filter(({ id }) => round.ended.has(id)).sort((a, b) => a.incident - b.incident);
  if (ended.length === 0) return;
  update(round, { incidents: round.state.incidents.filter((incident) => !ended.includes(incident)) });
  for (const { incident } of ended) round.log.push({ kind: 'incident-ended', at: round.at, incident });
}

export function nextIncident({ machine, at: now }: Round): number | null {
  const times = machine.numbers.incidents.map(({ after }) => after).filter((after) => after > now);
  return times.length === 0 ? null : Math.min(...times);
}
