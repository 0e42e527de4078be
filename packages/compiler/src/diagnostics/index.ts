/** The compiler's slice of the catalog. */
import { defineDiagnostics } from '@rollout/language';
import { besideDiagnostics } from './beside.ts';
import { calendarDiagnostics } from './calendar.ts';
import { constraintDiagnostics } from './constraints.ts';
import { limitDiagnostics } from './limits.ts';
import { lookDiagnostics } from './looks.ts';
import { machineDiagnostics } from './machines.ts';
import { peopleDiagnostics } from './people.ts';
import { policyDiagnostics } from './policies.ts';
import { schemaDiagnostics } from './schemas.ts';
import { selectionDiagnostics } from './selections.ts';
import { serviceDiagnostics } from './services.ts';
import { trafficDiagnostics } from './traffic.ts';

export const compilerDiagnostics = defineDiagnostics({
  ...selectionDiagnostics.entries,
  ...constraintDiagnostics.entries,
  ...serviceDiagnostics.entries,
  ...besideDiagnostics.entries,
  ...trafficDiagnostics.entries,
  ...lookDiagnostics.entries,
  ...peopleDiagnostics.entries,
  ...schemaDiagnostics.entries,
  ...calendarDiagnostics.entries,
  ...limitDiagnostics.entries,
  ...policyDiagnostics.entries,
  ...machineDiagnostics.entries,
});
