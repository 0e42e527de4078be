import type { ExpectationResults, Results } from '@rollout/simulator';
import type { VNode } from 'preact';
import { counted } from '../../../text/counted.ts';
import { effortText, valueText } from '../../../text/figure-text.ts';
import { sentenceOf } from '../../../text/sentence.ts';
import { SimpleTable } from './simple-table.tsx';

const STATUS: Readonly<Record<ExpectationResults['status'], { readonly text: string; readonly look: string }>> = {
  met: { text: '✓ met', look: 'good' },
  'not-met': { text: '✗ not met', look: 'bad' },
  undecided: { text: '? undecided', look: 'caution' },
};

/** What the plan is held to, and whether it holds. */
export function Expected({ results: { expectations } }: { readonly results: Results }): VNode {
  const open = expectations.some(({ status, method }) => status === 'undecided' && method === 'simulated');
  return (
    <>
      <SimpleTable
        label="Expectations"
        columns={[{ title: 'expected' }, { title: 'found' }, { title: 'by' }, { title: 'is' }]}
        rows={expectations.map((each) => [
          sentenceOf(each),
          valueText(each),
          effortText(each, (trials) => counted(trials, 'trial')),
          <strong class={STATUS[each.status].look}>{STATUS[each.status].text}</strong>,
        ])}
      />
      {open && <p class="notes">These trials do not tell; rollout test runs until it is decided.</p>}
    </>
  );
}
