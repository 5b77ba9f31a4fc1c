import type { Scale } from '../../model/index.ts';

/** Whether a service scales by something that only KEDA can count. */
export function needsKeda({ requestsPerSecond, queue }: Scale): boolean {
  return requestsPerSecond !== undefined || queue !== undefined;
}
