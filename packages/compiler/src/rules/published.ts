/** Published practice and post-mortems that more than one rule goes by. */
import type { RuleSource } from '@rollout/language';

export const AMAZON: RuleSource = {
  title: 'Amazon Builders’ Library: Automating safe, hands-off deployments',
  url: 'https://aws.amazon.com/builders-library/automating-safe-hands-off-deployments/',
};

export const AZURE: RuleSource = {
  title: 'Microsoft Azure: Advancing safe deployment practices',
  url: 'https://azure.microsoft.com/en-us/blog/advancing-safe-deployment-practices/',
};

export const CANARYING: RuleSource = {
  title: 'The Site Reliability Workbook: Canarying Releases',
  url: 'https://sre.google/workbook/canarying-releases/',
};

export const CLOUDFLARE_2019: RuleSource = {
  title: 'Details of the Cloudflare outage on July 2, 2019',
  url: 'https://blog.cloudflare.com/details-of-the-cloudflare-outage-on-july-2-2019/',
};

export const CROWDSTRIKE: RuleSource = {
  title: 'CrowdStrike: External Technical Root Cause Analysis, Channel File 291 (August 2024)',
};

export const GANDALF: RuleSource = {
  title:
    'Gandalf: An Intelligent, End-To-End Analytics Service for Safe Deployment in Large-Scale Cloud Infrastructure (NSDI ’20)',
  url: 'https://www.usenix.org/conference/nsdi20/presentation/li',
};

export const FACEBOOK: RuleSource = {
  title: 'Engineering at Meta: Rapid release at massive scale',
  url: 'https://engineering.fb.com/2017/08/31/web/rapid-release-at-massive-scale/',
};

export const BLUE_GREEN: RuleSource = {
  title: 'Martin Fowler: Blue Green Deployment',
  url: 'https://martinfowler.com/bliki/BlueGreenDeployment.html',
};

export const PARALLEL_CHANGE: RuleSource = {
  title: 'Danilo Sato: Parallel Change',
  url: 'https://martinfowler.com/bliki/ParallelChange.html',
};
