import { positionOf } from '../../../../base/index.ts';
import type { Rule } from '../../../rule.ts';
import { lokiValues, settingAt } from '../loki.ts';

export const rule: Rule = {
  id: 'unenforced-retention',
  title: 'A retention of logs that nothing enforces',
  severity: 'warning',
  why: 'Loki deletes nothing unless its compactor is told to: the bucket grows for ever, and logs stay longer than anybody promised.',
  fix: 'Set compactor.retention_enabled: true and compactor.delete_request_store to the kind of object storage.',
  *check({ cluster }) {
    const all = lokiValues(cluster);
    const enabled = all.some((values) => {
      const setting = settingAt(values, 'compactor', 'retention_enabled');
      return setting?.kind === 'scalar' && setting.value === true;
    });
    if (enabled) return;
    for (const values of all) {
      const period = settingAt(values, 'limits_config', 'retention_period');
      if (period?.kind !== 'scalar') continue;
      yield {
        message: `logs are to be kept for ${String(period.value)}, but the compactor deletes nothing`,
        places: [{ at: positionOf(period.source, period.offset), note: 'the retention' }],
      };
    }
  },
};
