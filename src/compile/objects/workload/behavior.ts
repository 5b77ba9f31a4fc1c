import { compact } from '../../../base/index.ts';
import type { HorizontalPodAutoscalerBehavior } from '../../../kubernetes/index.ts';
import type { Scale, ScaleSpeed } from '../../../model/index.ts';

/** How fast the number of pods moves, exactly as declared; undefined where nothing is. */
export function behavior(scale: Scale): HorizontalPodAutoscalerBehavior | undefined {
  if (scale.up === undefined && scale.down === undefined) return undefined;
  return compact<HorizontalPodAutoscalerBehavior>({ scaleUp: rules(scale.up), scaleDown: rules(scale.down) });
}

function rules(speed: ScaleSpeed | undefined): HorizontalPodAutoscalerBehavior['scaleUp'] {
  if (speed === undefined) return undefined;
  const policies = [
    ...(speed.percent === undefined
      ? []
      : [{ type: 'Percent', value: speed.percent, periodSeconds: speed.period }]),
    ...(speed.pods === undefined ? [] : [{ type: 'Pods', value: speed.pods, periodSeconds: speed.period }]),
  ];
  return compact<NonNullable<HorizontalPodAutoscalerBehavior['scaleUp']>>({
    stabilizationWindowSeconds: speed.stabilization,
    policies: policies.length === 0 ? undefined : policies,
    selectPolicy: policies.length > 1 ? speed.select : undefined,
  });
}
