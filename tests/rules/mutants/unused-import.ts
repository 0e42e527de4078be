import type { Mutant } from '../mutant.ts';

const OWN = `topology own {
  region first { upgradeDomains 5  label tier = canary  server[10] }
  region second { upgradeDomains 5  label tier = pilot  server[10] }
  region other[20] { upgradeDomains 5  server[10] }
}

model typical {`;

const mutant: Mutant = {
  example: 'azure-pairs',
  changes: [
    ['model typical {', OWN],
    ['plan azure-pairs on azure using', 'plan azure-pairs on own using'],
  ],
};

export default mutant;
