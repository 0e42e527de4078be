import type { Results } from '@rollout/simulator';
import type { VNode } from 'preact';
import { counted } from '../../../text/counted.ts';
import { percentWithInterval } from '../../../text/estimate.ts';
import { inRollbackText, isPastLimit } from '../../../text/limits.ts';
import { formatCount, formatNumber, formatPercent } from '../../../text/number.ts';
import { SimpleTable } from './simple-table.tsx';

/** How near limits were come to, what stood, and what services had to carry, over all runs. */
export function Capacity({ capacity: { maxDown, servers, services } }: Pick<Results, 'capacity'>): VNode {
  const { fleet, most, fewestUp } = servers;
  return (
    <>
      <p class="intro">
        Of {counted(fleet, 'server')} at least {formatCount(fewestUp.min)} are up at any time of any run
        {most.max > fleet && `, and at most ${formatCount(most.max)} stand`}.
      </p>
      {maxDown.length > 0 && (
        <SimpleTable
          label="Limits on what is down"
          columns={[{ title: 'limit' }, { title: 'most down' }, { title: 'allowed' }, { title: 'reached in' }]}
          rows={maxDown.map((limit) => {
            const { text, group, down, allowed, share, counts, reached } = limit;
            return [
              text,
              group === null ? (
                'nothing was ever down'
              ) : (
                <span class={isPastLimit(limit) ? 'bad' : ''}>
                  {`${counted(down, counts)} (${formatPercent(share)}) in ${group === '' ? 'the fleet' : group}`}
                  {isPastLimit(limit) && ', past the limit'}
                </span>
              ),
              `${formatCount(allowed)}${inRollbackText(limit)}`,
              `${percentWithInterval(reached)} of runs`,
            ];
          })}
        />
      )}
      {maxDown.some(isPastLimit) && (
        <p class="notes">
          Failures, bugs and outages go past limits, and other stages past those of a stage; what a limit binds never
          starts past it.
        </p>
      )}
      {services.length > 0 && (
        <SimpleTable
          label="Load of services"
          columns={[
            { title: 'service' },
            { title: 'peak load of a server' },
            { title: 'it can carry' },
            { title: 'overloaded in' },
          ]}
          rows={services.map(({ service, headroom, peak, group, overloaded }) => [
            service,
            peak.p95.value === null
              ? 'in at least 5% of runs nothing is up to carry it'
              : `${formatNumber(peak.p95.value)} × its ordinary load (P95)${group === null || group === service ? '' : `, in ${group}`}`,
            headroom === null ? 'not known' : `${formatNumber(1 + headroom)} ×`,
            overloaded === null ? 'not known' : `${percentWithInterval(overloaded)} of runs`,
          ])}
        />
      )}
    </>
  );
}
