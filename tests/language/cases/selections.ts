import { type SentenceCase, ZONES } from '../sentence-case.ts';

export const SELECTIONS: readonly SentenceCase[] = [
  { of: 'all-selection', plan: 'stage s { deploy ⟦all¦1 cluster⟧ }' },
  { of: 'remaining-selection', plan: 'stage s { deploy 1 cluster ⟦deploy remaining⟧ }' },
  { of: 'count-selection', plan: 'stage s { deploy ⟦3 clusters¦all⟧ }' },
  { of: 'share-selection', plan: 'stage s { deploy ⟦25% of clusters¦all⟧ }' },
  { of: 'place-selection', plan: 'stage s { deploy ⟦a/web-1, b¦all⟧ }' },
  { of: 'in-each', plan: 'stage s { deploy 1 cluster ⟦in each region⟧ }' },
  { of: 'in-places', plan: 'stage s { deploy 1 cluster ⟦in b⟧ }', compare: 'machine' },
  { of: 'where', topology: ZONES, plan: 'stage s { deploy all clusters ⟦where zone == two⟧ }', compare: 'machine' },
  { of: 'except', plan: 'stage s { deploy all ⟦except b⟧ }' },
  {
    of: 'ordering',
    topology: 'region a { cluster big { server[20] } cluster small { server[5] } }',
    plan: 'stage s { deploy 1 cluster ⟦smallest first⟧ }',
  },
];
