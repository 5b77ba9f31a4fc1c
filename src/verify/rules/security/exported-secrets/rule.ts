import type { Pipeline } from '../../../../facts/index.ts';
import { kubectlCalls } from '../../../commands.ts';
import type { Rule } from '../../../rule.ts';

/** Programs that make the text unreadable, or hand it to another cluster. */
const sealing = /^(?:kubeseal|age|rage|gpg|gpg2|sops|kubectl|oc)$/;
const sending = /^(?:aws|gsutil|gcloud|az|rclone|mc|tee|curl)$/;

export const rule: Rule = {
  id: 'exported-secrets',
  title: 'Secrets that are written out readably',
  severity: 'error',
  needs: 'repository',
  why: 'The values of a Secret are only encoded (base64): whoever reads the file, the machine or the bucket has every credential, and copies of them stay after the Secret is changed.',
  fix: 'Leave Secrets out of backups, for what seals or fetches them is their source, or encrypt them before they are written (age, sops).',
  *check({ facts }) {
    for (const { call, verb, operands, flags } of kubectlCalls(facts)) {
      const form = flags.get('-o') ?? flags.get('--output');
      const kinds = operands.flatMap(({ text }) => text.split(',')).map((kind) => kind.split('/')[0]);
      if (verb !== 'get' || !/^(?:yaml|json)$/.test(form?.text.replace(/^=/, '') ?? '')) continue;
      if (!kinds.some((kind) => kind === 'secret' || kind === 'secrets') || !isKept(call.pipeline)) continue;
      yield {
        message: 'kubectl get writes Secrets out, where their values can be read',
        places: [{ at: call.command.words[0].at, note: 'writes the values in base64' }],
      };
    }
  },
};

function isKept(pipeline: Pipeline): boolean {
  if (pipeline.slice(1).some(({ words }) => sealing.test(words[0].text))) return false;
  return pipeline.some(
    ({ words, redirections }, index) =>
      (index > 0 && sending.test(words[0].text)) ||
      redirections.some(
        ({ operator, target }) => /^(?:>|>>|>\|)$/.test(operator) && target.text !== '/dev/null',
      ),
  );
}
