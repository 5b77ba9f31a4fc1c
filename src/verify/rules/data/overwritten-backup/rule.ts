import type { Pipeline } from '../../../../facts/index.ts';
import { argumentsOf, type Call, callsTo } from '../../../commands.ts';
import type { Rule } from '../../../rule.ts';
import { fetchesOf } from '../restores.ts';

const valued = new Set('-h -p -s -a -u -n --user --pass --rdb --cacert --cert --key'.split(' '));

export const rule: Rule = {
  id: 'overwritten-backup',
  title: 'A restore of Redis that overwrites the backup',
  severity: 'error',
  needs: 'repository',
  why: 'With --rdb, redis-cli writes a dump of the server into the file: what was to be restored is replaced by the data of the server, which is empty after a loss, and the command reports success.',
  fix: 'Stop the server, put the file in its data folder under the name of dbfilename with appendonly off, and start it.',
  *check({ facts }) {
    for (const call of callsTo(facts, 'redis-cli')) {
      const file = argumentsOf(call, valued).flags.get('--rdb');
      if (file === undefined || file.text === '-' || !restores(call)) continue;
      yield {
        message: `redis-cli --rdb overwrites ${file.text}, which was fetched to be restored`,
        places: [{ at: file.at, note: 'is written, not read' }],
      };
    }
  },
};

/** Whether something was fetched before it, and the file is sent nowhere after it. */
function restores(call: Call): boolean {
  const { pipelines } = call.script;
  const own = (call.starter?.pipeline ?? call.pipeline) as Pipeline;
  const at = pipelines.indexOf(own);
  return fetchesOf(pipelines.slice(0, at)).length > 0 && !pipelines.slice(at + 1).some(isSent);
}

function isSent(pipeline: Pipeline): boolean {
  return pipeline.some(({ words: [program, ...rest] }) => {
    const target = rest.filter(({ text }) => !text.startsWith('-')).at(-1)?.text ?? '';
    return /^(?:aws|gsutil|gcloud|az|rclone|mc|restic)$/.test(program.text) && /:|\$/.test(target);
  });
}
