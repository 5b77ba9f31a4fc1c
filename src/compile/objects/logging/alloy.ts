import type { Environment, Logs } from '../../../model/index.ts';
import { lokiAddress } from '../addresses.ts';
import { levels, unknownLevel } from './levels.ts';

/** Longest part of a plain line in which its level is looked for. */
const headLength = 80;

/**
 * The configuration of Alloy: reads the files of the pods on its node, gives each line the labels by which it is
 * found and kept, and sends it to Loki. It holds no two braces in a row, since the chart reads it as a template.
 * Source: reference of the components in the documentation of Grafana Alloy 1.13.
 */
export function alloyConfig(environment: Environment, logs: Logs): string {
  const words = Object.values(levels)
    .flat()
    .filter((word) => !/\d/.test(word));
  return `// The pods of this node.
discovery.kubernetes "pods" {
  role = "pod"

  selectors {
    role  = "pod"
    field = "spec.nodeName=" + sys.env("HOSTNAME")
  }
}

discovery.relabel "pods" {
  targets = discovery.kubernetes.pods.targets

  rule {
    source_labels = ["__meta_kubernetes_pod_uid", "__meta_kubernetes_pod_container_name"]
    separator     = "/"
    target_label  = "__path__"
    replacement   = "/var/log/pods/*$1/*.log"
  }

  rule {
    source_labels = ["__meta_kubernetes_namespace"]
    target_label  = "namespace"
  }

  rule {
    source_labels = ["__meta_kubernetes_pod_name"]
    target_label  = "pod"
  }

  rule {
    source_labels = ["__meta_kubernetes_pod_container_name"]
    target_label  = "container"
  }

  // The first of these that the pod has.
  rule {
    source_labels = [
      "__meta_kubernetes_pod_label_app_kubernetes_io_name",
      "__meta_kubernetes_pod_label_app",
      "__meta_kubernetes_pod_controller_name",
      "__meta_kubernetes_pod_name",
    ]
    separator    = ";"
    regex        = ";*([^;]+).*"
    target_label = "app"
  }

${typeRules(environment)}
}

local.file_match "pods" {
  path_targets = discovery.relabel.pods.output
}

loki.source.file "pods" {
  targets    = local.file_match.pods.targets
  forward_to = [loki.process.pods.receiver]
}

loki.process "pods" {
  forward_to = [loki.write.loki.receiver]

  // containerd writes lines as "<time> <stream> <flags> <text>".
  stage.cri { }

  // The level: of JSON lines by their field, of others by the first word that is one.
  stage.json {
    expressions = { level = "level" }
  }

  stage.match {
    selector = \`{namespace=~".+"} !~ "^\\\\s*[{]"\`

    stage.regex {
      expression = \`(?i)^.{0,${headLength}}?\\b(?P<level>${words.join('|')})\\b\`
    }
  }

  stage.labels {
    values = { level = "" }
  }

${[...Object.entries(levels).map(([level, names]) => levelStage(`level=~"(?i)(${names.join('|')})"`, level)), levelStage(`level!~"${Object.keys(levels).join('|')}"`, unknownLevel)].join('\n\n')}

  // The audit trail is kept for longest, whatever its level.
  stage.match {
    selector = \`{namespace=~".+"} |~ "\\"log_type\\"\\\\s*:\\\\s*\\"audit\\""\`

    stage.static_labels {
      values = { log_type = "audit" }
    }
  }
}

loki.write "loki" {
  endpoint {
    url = "${lokiAddress(logs)}/loki/api/v1/push"
  }
}
`;
}

/** What a line is, by where it comes from: the platform's services, the gateway and sidecars, or anything else. */
function typeRules(environment: Environment): string {
  const own = [...new Set(environment.services.map(({ namespace }) => namespace))].sort();
  const rules = [
    typeRule('system', undefined, undefined),
    typeRule('application', ['namespace'], own.join('|')),
    typeRule('access', ['namespace', 'pod_container_name'], `${environment.edgeNamespace}/.+|.+/istio-proxy`),
  ];
  return rules.join('\n\n');
}

function typeRule(type: string, sources: readonly string[] | undefined, regex: string | undefined): string {
  const lines = [
    ...(sources === undefined
      ? []
      : [
          `    source_labels = [${sources.map((source) => `"__meta_kubernetes_${source}"`).join(', ')}]`,
          ...(sources.length > 1 ? ['    separator     = "/"'] : []),
        ]),
    ...(regex === undefined ? [] : [`    regex         = "${regex}"`]),
    '    target_label  = "log_type"',
    `    replacement   = "${type}"`,
  ];
  return ['  rule {', ...lines, '  }'].join('\n');
}

/** Gives all lines whose level matches the one name of it. */
function levelStage(matcher: string, level: string): string {
  return `  stage.match {
    selector = \`{namespace=~".+", ${matcher}}\`

    stage.static_labels {
      values = { level = "${level}" }
    }
  }`;
}
