/** Every code of this room. */

import { audienceMessages } from './audiences.ts';
import { calendarMessages } from './calendar.ts';
import { channelMessages } from './channels.ts';
import { distributionMessages } from './distributions.ts';
import { evidenceMessages } from './evidence.ts';
import { expectationMessages } from './expectations.ts';
import { flagMessages } from './flags.ts';
import { gateMessages } from './gates.ts';
import { healthMessages } from './healths.ts';
import { modelMessages } from './models.ts';
import { nameMessages } from './names.ts';
import { placeMessages } from './places.ts';
import { planMessages } from './plans.ts';
import { quantityMessages } from './quantities.ts';
import { scenarioMessages } from './scenarios.ts';
import { serviceMessages } from './services.ts';
import { tableMessages } from './tables.ts';
import { topologyMessages } from './topologies.ts';
import { trafficMessages } from './traffic.ts';
import { waitMessages } from './waits.ts';

export const semanticDiagnostics = {
  entries: {
    ...nameMessages.entries,
    ...quantityMessages.entries,
    ...distributionMessages.entries,
    ...tableMessages.entries,
    ...topologyMessages.entries,
    ...placeMessages.entries,
    ...modelMessages.entries,
    ...evidenceMessages.entries,
    ...planMessages.entries,
    ...waitMessages.entries,
    ...trafficMessages.entries,
    ...serviceMessages.entries,
    ...scenarioMessages.entries,
    ...healthMessages.entries,
    ...gateMessages.entries,
    ...calendarMessages.entries,
    ...audienceMessages.entries,
    ...flagMessages.entries,
    ...channelMessages.entries,
    ...expectationMessages.entries,
  },
} as const;
