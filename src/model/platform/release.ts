import type { DataPath } from '../../base/index.ts';

/** How a new version of a service takes over. */
export type Release = RollingRelease | Canary | WeightedTracks | BlueGreen;

export interface RollingRelease {
  readonly strategy: 'rolling';
}

/** Argo Rollouts gives the new version a growing share of the requests. */
export interface Canary {
  readonly strategy: 'canary';
  /** Percent of the requests, one after the other. */
  readonly steps: readonly number[];
  /** Seconds at each step. */
  readonly pause: number;
  readonly header: HeaderMatch | undefined;
  /** Undefined where the shares are those of pods. */
  readonly shifting: Shifting | undefined;
  readonly analysis: Analysis | undefined;
  readonly path: DataPath;
}

/** What leads shares of the requests to a new version; at least one of them does. */
export interface Shifting {
  /** Whether sidecars lead the requests of callers in the mesh. */
  readonly mesh: boolean;
  /** The gateway that leads the requests from outside by weights of its own. */
  readonly edge: 'gateway' | 'istio' | undefined;
}

/** People give a second Deployment a share of the requests, by the weights of the mesh. */
export interface WeightedTracks {
  readonly strategy: 'tracks';
  /** Label `version` of the pods that serve. */
  readonly version: string;
  readonly next: { readonly version: string; readonly image: string; readonly weight: number } | undefined;
  readonly header: HeaderMatch | undefined;
  readonly path: DataPath;
}

/** Argo Rollouts switches all requests at once. */
export interface BlueGreen {
  readonly strategy: 'blueGreen';
  /** Seconds that the old pods stay after the switch. */
  readonly keep: number;
  readonly smoke: Smoke | undefined;
  readonly path: DataPath;
}

export interface HeaderMatch {
  readonly name: string;
  readonly value: string;
}

export interface Analysis {
  /** Share of requests without a server error, as a fraction. */
  readonly success: number;
  /** 95th percentile in milliseconds. */
  readonly latency: number | undefined;
  /** Requests below which there is no verdict. */
  readonly requests: number;
  /** Who counts the requests: the sidecars, or the service itself. */
  readonly measured: 'mesh' | 'service';
  readonly path: DataPath;
}

/** A test of the new pods: a path to request, or a program of its own. */
export type Smoke =
  | { readonly kind: 'request'; readonly path: string }
  | { readonly kind: 'program'; readonly image: string; readonly args: readonly string[] };
