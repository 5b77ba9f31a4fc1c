import type { DataPath, Json, JsonObject, MapTree, Position, Source, Tree } from '../base/index.ts';
import type { SoftwareName } from '../kubernetes/index.ts';

/** A file to read: its path relative to the repository, with forward slashes, and its text. */
export interface InputFile {
  readonly path: string;
  readonly text: string;
}

/** Something that keeps a file from being read as what it claims to be. */
export interface ReadProblem {
  readonly at: Position;
  /** What is wrong, as one sentence without a full stop. */
  readonly reason: string;
  /** What to do about it. */
  readonly fix: string;
}

/** One Kubernetes object as it reaches the cluster, each field knowing the file and line that decided it. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  /** Undefined for objects of the whole cluster, and where the files leave it open. */
  readonly namespace: string | undefined;
  /** Frozen plain data. */
  readonly value: JsonObject;
  readonly tree: MapTree;
}

/** Something that runs pods, whatever made it: the pod template and how many there are. */
export interface Workload {
  readonly object: KubernetesObject;
  readonly namespace: string | undefined;
  /** Labels of the pods. */
  readonly labels: Readonly<Record<string, string>>;
  /** Labels that the pods are known not to carry, where not all are known. */
  readonly absentLabels: readonly string[];
  /** Where the pod spec stands inside the object; undefined for operator resources, whose pods we do not see. */
  readonly podPath: DataPath | undefined;
  /** The pod spec; empty for operator resources. */
  readonly pod: JsonObject;
  /** Ports the containers declare (or the operator's pods are known to open). */
  readonly ports: readonly WorkloadPort[];
  /** The number of pods stated in the object; undefined where an autoscaler or the nodes decide. */
  readonly replicas: number | undefined;
}

export interface WorkloadPort {
  readonly name: string | undefined;
  readonly port: number;
  readonly protocol: 'TCP' | 'UDP' | 'SCTP';
  /** Where the port stands inside the workload's object. */
  readonly path: DataPath;
}

/** What is known of a Secret's or ConfigMap's keys. */
export interface KeySource {
  readonly namespace: string | undefined;
  readonly name: string;
  /** Undefined: it exists, but its keys are decided elsewhere. */
  readonly keys: ReadonlySet<string> | undefined;
  readonly at: Position;
}

/** A Service that an operator makes for one of its objects. */
export interface OperatorService {
  readonly name: string;
  readonly namespace: string | undefined;
  readonly ports: readonly { readonly name: string; readonly port: number }[];
  /** Labels that the pods behind it carry. */
  readonly labels: Readonly<Record<string, string>>;
  readonly object: KubernetesObject;
}

/** Software of others that the files install in a cluster: a release of a chart, or manifests of its makers. */
export interface Installed {
  /** Name of the release, of the Application, or of the folder that takes the manifests. */
  readonly name: string;
  readonly namespace: string | undefined;
  /** Its entry in the table of software; undefined for what is not known. */
  readonly software: SoftwareName | undefined;
  /** Undefined for manifests. */
  readonly chart:
    | { readonly name: string; readonly repository: string | undefined; readonly version: string | undefined }
    | undefined;
  /** Its values in this repository, in the order in which they are laid over each other. */
  readonly values: readonly Tree[];
  /** What says so: the release of a helmfile, the source of an Application, the address in a kustomization. */
  readonly tree: Tree;
  readonly at: Position;
}

/** A text that is meant to be a dashboard of Grafana: a file, or an entry of a ConfigMap. */
export interface DashboardFile {
  /** The file's name, or the entry's key. */
  readonly name: string;
  /** The ConfigMap that holds it; undefined for a file of the repository. */
  readonly configMap: KubernetesObject | undefined;
  /** What it says; undefined where the text is no JSON. */
  readonly value: Json | undefined;
  /** What keeps it from being JSON. */
  readonly fault: { readonly reason: string; readonly at: Position } | undefined;
  /** Where the value at a path was written; the nearest that encloses it, where there is none. */
  at(path: DataPath): Position;
}

/** All objects that one `kubectl apply` (of a kustomization, or of loose manifests) brings to a cluster. */
export interface Cluster {
  /** The folder of the kustomization, or '.' for loose manifests. */
  readonly name: string;
  readonly objects: readonly KubernetesObject[];
  readonly workloads: readonly Workload[];
  readonly secrets: readonly KeySource[];
  readonly configMaps: readonly KeySource[];
  /** Texts in ConfigMaps that are meant to be dashboards of Grafana. */
  readonly dashboards: readonly DashboardFile[];
  /** Services that are not among the objects, as operators make them. */
  readonly operatorServices: readonly OperatorService[];
  /**
   * Software of others that the repository installs beside the objects, wherever it says so: in a helmfile, in an
   * Application of Argo CD, in a kustomization. What names another environment (see `environmentWords`) is left out.
   */
  readonly software: readonly Installed[];
  /** Objects of a kind, in the order of the files. */
  ofKind(kind: string): readonly KubernetesObject[];
  find(kind: string, namespace: string | undefined, name: string): KubernetesObject | undefined;
  /** Workloads of a namespace whose pods carry all these labels. */
  selected(namespace: string | undefined, labels: Readonly<Record<string, string>>): readonly Workload[];
}

/** An object of Kubernetes that something else than a manifest brings, as far as it can be told without running that. */
export interface NamedObject {
  readonly kind: string;
  readonly name: string;
  /** Undefined for objects of the whole cluster, and where it is decided elsewhere. */
  readonly namespace: string | undefined;
  readonly at: Position;
}

/** A Helm chart of the repository; its templates are not rendered. */
export interface HelmChart {
  readonly folder: string;
  readonly name: string;
  /** Its Chart.yaml. */
  readonly metadata: Tree;
  /** Its values.yaml. */
  readonly values: Tree | undefined;
  /** Paths of its templates. */
  readonly templates: readonly string[];
  readonly references: readonly ValueReference[];
  /** The objects whose kind and name stand in its templates, or come from its own values. */
  readonly objects: readonly NamedObject[];
  /** Whether a template hands all values on, so that what it reads cannot be told. */
  readonly readsAll: boolean;
}

/** A value that a template reads: `.Values.image.tag`. */
export interface ValueReference {
  readonly path: readonly string[];
  readonly at: Position;
  /** Whether the template asks first, or has another value at hand. */
  readonly asks: boolean;
}

/** A file that was left alone, and why. */
export interface UnreadFile {
  readonly path: string;
  /** As a phrase. */
  readonly reason: string;
}

/** Files that Prometheus and Alertmanager read by themselves, one tree for each document. */
export interface Monitoring {
  /** Files of groups of rules. */
  readonly rules: readonly Tree[];
  /** Main configurations of Prometheus. */
  readonly prometheus: readonly Tree[];
  readonly alertmanager: readonly Tree[];
}

/** A word of a command, as the shell hands it to the program. */
export interface Word {
  /** Without its quotes; what the shell puts in stands as it is written: `$NAME`. */
  readonly text: string;
  /** Names of the variables that the shell puts in; an empty one for the output of a command. */
  readonly variables: readonly string[];
  readonly at: Position;
}

/** A program with its arguments, as somebody gives it to a shell. */
export interface Command {
  readonly words: readonly [Word, ...Word[]];
  /** The files that it reads and writes by `<` and `>`. */
  readonly redirections: readonly { readonly operator: string; readonly target: Word }[];
  /** What it starts elsewhere: in a container, in a shell of its own. */
  readonly starts: readonly Pipeline[];
}

/** Commands of which each reads what the one before it writes; mostly one alone. */
export type Pipeline = readonly Command[];

/** Lines for a shell: a script, the recipes of a Makefile, steps of a pipeline, examples of a page, a container. */
export interface Script {
  readonly kind: 'script' | 'makefile' | 'pipeline' | 'page' | 'container';
  readonly file: string;
  readonly pipelines: readonly Pipeline[];
  /** Names that it gives values to. */
  readonly assigned: ReadonlySet<string>;
  /** Whether it fails when any command of a pipeline does (`set -o pipefail`). */
  readonly pipefail: boolean;
}

/** What the files say: every later question is answered from here, never from the files again. */
export interface Facts {
  readonly sources: ReadonlyMap<string, Source>;
  readonly clusters: readonly Cluster[];
  readonly charts: readonly HelmChart[];
  /** Dashboards of Grafana in files that no ConfigMap takes. */
  readonly dashboards: readonly DashboardFile[];
  readonly monitoring: Monitoring;
  /** Objects that resources of Terraform's provider for Kubernetes make. */
  readonly terraform: readonly NamedObject[];
  /** Read when somebody asks; what cannot be told without running a shell is left out. */
  readonly scripts: readonly Script[];
  readonly problems: readonly ReadProblem[];
  /** Files that claim to hold what is read here, but are written for another tool. */
  readonly unread: readonly UnreadFile[];
}
