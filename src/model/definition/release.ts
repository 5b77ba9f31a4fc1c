/** How a new version of a service takes over; made by `rolling`, `canary` or `blueGreen`. */
export interface Release {
  /** The way; given by the helper. */
  readonly strategy: 'rolling' | 'canary' | 'blueGreen';
  /**
   * Who moves a canary's weights: Argo Rollouts by itself, or people by the weights of the mesh.
   * @default 'rollouts'
   */
  readonly by?: 'rollouts' | 'mesh';
  /**
   * Shares of the requests that a canary gets, one after the other.
   * @default ['10%', '50%']
   */
  readonly steps?: readonly string[];
  /**
   * Time at each step of a canary.
   * @default '10m'
   */
  readonly pause?: string;
  /**
   * Header that leads to the new version, whatever the share: 'x-canary' (with the value true) or 'x-version: v2'. The
   * mesh looks at it, and the gateway of the edge where that is 'gateway' or 'istio'.
   */
  readonly header?: string;
  /**
   * What the new version's requests must show; `false` leaves the verdict to people.
   * @default { success: '99%' } where Prometheus reads the metrics of the service
   */
  readonly analysis?: Analysis | false;
  /**
   * Label `version` of the pods that serve, where people move the weights.
   * @default 'v1'
   */
  readonly version?: string;
  /** The version that is tried, where people move the weights. Without one no request is led away. */
  readonly next?: NextVersion;
  /**
   * Time that the old pods stay beside the new ones after a switch, ready to take over again.
   * @default '1h'
   */
  readonly keep?: string;
  /** Test of the new pods before the switch: a path to request, or an image to run. Without one people switch. */
  readonly smoke?: string | SmokeTest;
}

/** What the requests of a new version must show before it gets more of them. */
export interface Analysis {
  /**
   * Share of requests without a server error.
   * @default '99%'
   */
  readonly success?: string;
  /** Time in which 95 of 100 requests are answered: '500ms', '2s'. */
  readonly latency?: string;
  /**
   * Requests in five minutes below which there is no verdict: few requests prove nothing.
   * @default 100
   */
  readonly requests?: number;
}

/** A version that runs beside the one that serves. */
export interface NextVersion {
  /** Label `version` of its pods. */
  readonly version: string;
  /** Container image with an immutable tag or digest. */
  readonly image: string;
  /**
   * Share of the requests that it gets.
   * @default the first step
   */
  readonly weight?: string;
}

/** A test of the new pods before they serve. */
export interface SmokeTest {
  /** HTTP path on the first port that must answer without an error. */
  readonly path?: string;
  /** Image of a test program instead; it finds the address of the new pods in the variable TARGET. */
  readonly image?: string;
  /** Arguments of the test program. */
  readonly args?: readonly string[];
}

type CanaryOptions = Pick<Release, 'by' | 'steps' | 'pause' | 'header' | 'analysis' | 'version' | 'next'>;
type BlueGreenOptions = Pick<Release, 'keep' | 'smoke'>;

/** Pods are replaced a few at a time; the default. */
export function rolling(): Release {
  return { strategy: 'rolling' };
}

/** A new version gets a growing share of the requests. */
export function canary(options?: CanaryOptions): Release {
  return { strategy: 'canary', ...options };
}

/** A new version starts beside the old one; all requests switch at once, and can switch back. */
export function blueGreen(options?: BlueGreenOptions): Release {
  return { strategy: 'blueGreen', ...options };
}
