import { BUG, MODEL, type SentenceCase } from '../sentence-case.ts';

export const CONSTRAINTS: readonly SentenceCase[] = [
  { of: 'max-down', plan: '⟦maxDown 50% per cluster⟧ stage s { deploy all }' },
  { of: 'max-down', plan: 'maxDown 2 ⟦racks¦servers⟧ stage s { deploy all }' },
  { of: 'max-down', plan: 'maxDown 50% ⟦per rack⟧ stage s { deploy all by region }' },
  {
    of: 'max-down',
    model: `${MODEL} ${BUG}`,
    plan: 'maxDown 10% per cluster⟦, 100% in rollback⟧ stage s { deploy all gate health }',
  },
  {
    of: 'max-down',
    plan: 'maxDown 25% ⟦rounded up⟧ stage s { deploy all }',
    topology: 'region a { server[10] }',
  },
  {
    of: 'max-surge',
    plan: '⟦maxSurge 20% per cluster⟧ maxDown 10% per cluster stage s { deploy all rolling }',
  },
  {
    of: 'max-surge',
    topology: 'region a { server[10] }',
    plan: 'maxSurge 25% ⟦rounded up⟧ maxDown 10% stage s { deploy all rolling }',
  },
  {
    of: 'max-surge',
    plan: 'maxSurge 20% ⟦per cluster⟧ maxDown 10% per cluster stage s { deploy all rolling }',
  },
  {
    of: 'window',
    plan: 'starts 2026-11-23 12:00 in "UTC" ⟦window mon..fri 09:00..12:30 in "UTC"⟧ stage s { deploy a wait 1h deploy b }',
  },
  {
    of: 'window',
    topology: `region a { timezone "Asia/Tokyo" server[10] } region b { timezone "UTC" server[10] }`,
    plan: 'starts 2026-11-23 12:00 in "UTC" window mon..fri 09:00..12:30 ⟦local¦in "UTC"⟧ stage s { deploy b wait 1h deploy a }',
  },
  {
    of: 'window',
    plan: 'starts 2026-11-23 12:00 in "UTC" window mon..fri 09:00..12:30 in "UTC" ⟦for a⟧ stage s { deploy a wait 1h deploy b }',
  },
  {
    of: 'days',
    plan: 'starts 2026-11-24 12:00 in "UTC" window ⟦mon..wed¦mon, wed⟧ 09:00..18:00 in "UTC" stage s { deploy all }',
  },
  {
    of: 'freeze',
    plan: 'starts 2026-12-18 23:50 in "UTC" ⟦freeze 2026-12-19..2026-12-20⟧ stage s { deploy a deploy b }',
  },
  {
    of: 'freeze',
    plan: 'starts 2026-12-18 10:00 in "UTC" freeze 2026-12-19..2026-12-20 ⟦in "Asia/Tokyo"⟧ stage s { deploy a wait 8h deploy b }',
  },
  {
    of: 'freeze',
    plan: 'starts 2026-12-18 23:50 in "UTC" freeze 2026-12-19..2026-12-20 ⟦for a⟧ stage s { deploy b deploy a }',
  },
  { of: 'exclusive', plan: '⟦exclusive a, b⟧ stage s { deploy all by region parallel 2 }' },
  { of: 'exclusive', plan: '⟦exclusive regions⟧ stage s { deploy all by region parallel 2 }' },
  { of: 'exclusive', plan: 'exclusive clusters ⟦per region⟧ stage s { deploy all parallel 4 }' },
  { of: 'exclusive', plan: '⟦exclusive (1 cluster in a), (1 cluster in b)⟧ stage s { deploy all parallel 4 }' },
  { of: 'exclusive', plan: 'exclusive a, b ⟦at least 3h apart⟧ stage s { deploy all by region parallel 2 }' },
  { of: 'order', plan: '⟦order b, a⟧ stage s { deploy all parallel 4 }' },
  {
    of: 'order',
    topology:
      'region a { cluster web { server[10] } cluster db { server[10] } } region b { cluster web { server[10] } cluster db { server[10] } }',
    plan: 'order db, web ⟦per region⟧ stage s { deploy all parallel 4 }',
  },
  { of: 'max-parallel', plan: '⟦maxParallel 1 regions⟧ stage s { deploy all parallel 4 }' },
  { of: 'max-parallel', plan: 'maxParallel 1 clusters ⟦per region⟧ stage s { deploy all parallel 4 }' },
  { of: 'max-rate', plan: '⟦maxRate 10 servers per hour⟧ stage s { deploy all }' },
  { of: 'deadline', plan: '⟦deadline 2h⟧ stage s { deploy all }' },
  { of: 'horizon', model: `${MODEL} bug x { present 50% }`, plan: '⟦horizon 30d⟧ stage s { deploy all }' },
  {
    of: 'watch',
    model: `${MODEL} ${BUG} watch health { detects 100% }`,
    plan: '⟦watch health⟧ stage s { deploy all wait 1h }',
  },
];
