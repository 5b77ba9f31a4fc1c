import type { Area } from '../area.ts';
import { lokiComponents } from './loki.ts';

/** The logs of all pods: agents on the nodes, and what keeps and searches what they bring. */
export const loggingArea: Area = {
  components: (_, environment) =>
    environment.logs?.store === 'loki' ? lokiComponents(environment, environment.logs) : [],
};
