import aiWorkflow from '../../examples/ai-workflow/platform.ts';
import claimsAskes from '../../examples/claims-askes/platform.ts';
import dzinza from '../../examples/dzinza/platform.ts';
import microcrop from '../../examples/microcrop/platform.ts';
import openPolicy from '../../examples/open-policy/platform.ts';
import { everywhere, smallest, twoServices } from '../fixtures/platforms.ts';
import { ledByBoth, ledByGateway, ledByMesh, ledByNobody } from '../fixtures/releases.ts';

/** The example platforms by the names of their folders. */
export const examples: Readonly<Record<string, unknown>> = {
  'ai-workflow': aiWorkflow,
  'claims-askes': claimsAskes,
  dzinza,
  microcrop,
  'open-policy': openPolicy,
};

/** All definitions that the tests hold the program against. */
export const definitions: Readonly<Record<string, unknown>> = {
  ...examples,
  ...everywhere,
  'five lines': smallest,
  'releases by a gateway': ledByGateway,
  'releases by a gateway and a mesh': ledByBoth,
  'releases by a mesh': ledByMesh,
  'releases by pods': ledByNobody,
  'two services': twoServices,
  'two services by Terraform': { ...twoServices, delivery: { helm: true, terraform: true } },
};
