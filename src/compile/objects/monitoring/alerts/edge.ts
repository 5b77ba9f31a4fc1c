import { type Alert, type AlertContext, builtIn, time } from '../alert.ts';
import { triedExternals } from '../exporters.ts';

const group = 'cluster';

/** The alerts about certificates and names. */
export function edgeAlerts(context: AlertContext): readonly Alert[] {
  return [...certificateAlert(context), ...issuingAlert(context), ...namesAlert(context)];
}

function certificateAlert(context: AlertContext): readonly Alert[] {
  const probed = triedExternals(context.environment).some(({ port }) => port === 443);
  const managed = context.components.has('cert-manager');
  const meshed = context.components.has('istiod');
  if (!probed && !managed && !meshed) return [];
  return builtIn(context, group, 'CertificateExpiresSoon', (bound) => ({
    expr: [
      ...(managed
        ? [
            `min by (namespace, name) (certmanager_certificate_expiration_timestamp_seconds) - time() < ${bound}`,
          ]
        : []),
      ...(meshed
        ? [
            `label_replace(min(citadel_server_root_cert_expiry_timestamp) - time() < ${bound}, "name", "of the mesh's authority", "", "")`,
          ]
        : []),
      ...(probed ? [`min by (external) (probe_ssl_earliest_cert_expiry) - time() < ${bound}`] : []),
    ].join('\nor '),
    summary:
      'The certificate {{ $labels.name }}{{ $labels.external }} expires in {{ $value | humanizeDuration }}',
    page: {
      meaning: `A certificate expires in less than ${time(bound)}. Ours are renewed long before that, so that renewal has failed for weeks.`,
      impact: 'When it has expired, browsers and clients refuse to connect.',
      look: managed
        ? [
            {
              text: 'Why it was not renewed:',
              commands: [
                'kubectl get certificates,certificaterequests,orders,challenges -A',
                'kubectl -n <namespace> describe certificate <name>',
                'kubectl -n cert-manager logs deployment/cert-manager --tail=100',
              ],
            },
          ]
        : [
            {
              text: 'Whose it is:',
              commands: [
                'openssl s_client -connect <host>:443 -servername <host> </dev/null 2>/dev/null | openssl x509 -noout -dates -subject',
              ],
            },
          ],
      mend: managed
        ? [
            {
              text: 'Most often the challenge does not reach the issuer: check DNS and the way through the edge. Then:',
              commands: ['cmctl renew -n <namespace> <name>'],
            },
          ]
        : [{ text: 'Tell those who run the system.' }],
    },
  }));
}

function issuingAlert(context: AlertContext): readonly Alert[] {
  const manager = context.components.get('cert-manager');
  if (manager === undefined) return [];
  return builtIn(context, group, 'CertificateNotReady', (_, { for: wait }) => ({
    expr: 'max by (namespace, name) (certmanager_certificate_ready_status{condition!="True"}) == 1',
    summary: 'The certificate {{ $labels.namespace }}/{{ $labels.name }} is not issued',
    page: {
      meaning: `For ${time(wait)} cert-manager could not issue or renew a certificate.`,
      impact:
        'A new host is not served; whatever waits for the Secret does not start. A certificate that is there still holds.',
      look: [
        {
          text: 'Which step is refused, and by whom:',
          commands: [
            'kubectl -n <namespace> describe certificate <name>',
            'kubectl -n <namespace> get certificaterequests,orders,challenges',
            `kubectl -n ${manager.namespace} logs deployment/cert-manager --tail=100`,
          ],
        },
      ],
      mend: [
        {
          text: 'Most often the challenge does not reach the issuer, or the issuer counts too many tries: check DNS and the way through the edge, then wait or try again:',
          commands: ['cmctl renew -n <namespace> <name>'],
        },
      ],
    },
  }));
}

function namesAlert(context: AlertContext): readonly Alert[] {
  const dns = context.components.get('external-dns');
  if (dns === undefined) return [];
  return builtIn(context, group, 'DnsRecordsStale', (bound) => ({
    expr: `time() - max(external_dns_controller_last_sync_timestamp_seconds) > ${bound}`,
    summary: 'DNS records have not been compared for {{ $value | humanizeDuration }}',
    page: {
      meaning: `external-dns has not brought the records in line with the cluster for more than ${time(bound)}.`,
      impact: 'New hosts have no address; hosts whose load balancer changed lead nowhere.',
      look: [
        {
          text: 'What it says:',
          commands: [`kubectl -n ${dns.namespace} logs deployment/external-dns --since=30m`],
        },
      ],
      mend: [
        {
          text: 'Refused rights: the token or the role for the zone. Too many requests: it tries again by itself. A record that others made is never taken over: remove it by hand if it is to be ours.',
        },
      ],
    },
  }));
}
