/** Every code of this room. */
import { distributionMessages } from './distributions.ts';
import { modelMessages } from './models.ts';
import { nameMessages } from './names.ts';
import { placeMessages } from './places.ts';
import { planMessages } from './plans.ts';
import { quantityMessages } from './quantities.ts';
import { tableMessages } from './tables.ts';
import { topologyMessages } from './topologies.ts';

export const semanticDiagnostics = {
  entries: {
    ...nameMessages.entries,
    ...quantityMessages.entries,
    ...distributionMessages.entries,
    ...tableMessages.entries,
    ...topologyMessages.entries,
    ...placeMessages.entries,
    ...modelMessages.entries,
    ...planMessages.entries,
  },
} as const;
