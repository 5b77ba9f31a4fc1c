/** How requests to a service in the mesh are routed, bounded and spread. */
export interface Traffic {
  /**
   * Time after which a request has failed, all tries included. A caller's timeout is at least as long as those of
   * the services that it calls.
   * @default none: long answers and streams are not cut
   */
  readonly timeout?: string;
  /** Tries after the first, by the caller's sidecar. */
  readonly retries?: Retries;
  /**
   * Whether a request may be sent twice without harm. Only then may one be repeated that reached the service.
   * @default false
   */
  readonly idempotent?: boolean;
  /** How much may be under way to the service, from each caller; what is beyond fails at once. */
  readonly limits?: TrafficLimits;
  /**
   * Which pod gets the next request.
   * @default 'LEAST_REQUEST'
   */
  readonly balancing?: 'LEAST_REQUEST' | 'ROUND_ROBIN' | 'RANDOM';
  /** Pods that answer with errors get no requests for a while. `{}` takes the defaults. */
  readonly outliers?: Outliers;
}

/** Tries after the first. */
export interface Retries {
  /** Number of tries after the first: 2 are three tries in all. */
  readonly attempts: number;
  /** Time after which one try has failed. All tries fit in the timeout. */
  readonly perTry: string;
  /**
   * What is tried again. All but the default need `idempotent`.
   * @default ['connect-failure', 'refused-stream', 'reset-before-request']
   */
  readonly on?: readonly RetryReason[];
}

/** Why a request is tried again, in Envoy's words. */
export type RetryReason =
  | 'connect-failure'
  | 'refused-stream'
  | 'reset-before-request'
  | 'reset'
  | '5xx'
  | 'gateway-error'
  | 'retriable-4xx';

/** How much may be under way to a service from one pod of a caller. */
export interface TrafficLimits {
  /** TCP connections. */
  readonly connections?: number;
  /** Requests that wait for a connection. */
  readonly pending?: number;
  /** Requests under way at once. */
  readonly requests?: number;
  /**
   * Requests after which a connection is closed; at least 1000, since each new one costs a handshake.
   * @default connections stay open
   */
  readonly requestsPerConnection?: number;
}

/** When a pod counts as broken, and for how long. */
export interface Outliers {
  /**
   * Server errors in a row.
   * @default 5
   */
  readonly errors?: number;
  /**
   * Time between looks.
   * @default '30s'
   */
  readonly interval?: string;
  /**
   * Time without requests, multiplied each time.
   * @default '30s'
   */
  readonly ejection?: string;
  /**
   * Share of the pods that may be without requests at once.
   * @default '50%'
   */
  readonly share?: string;
  /**
   * Share of healthy pods below which all get requests again.
   * @default '30%'
   */
  readonly minimumHealthy?: string;
}
