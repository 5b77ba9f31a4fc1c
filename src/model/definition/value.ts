/** A hole that must be filled before the environments that need it can be compiled. */
export interface Missing {
  /** What is missing, for the person who will fill it: 'KMS key of the database'. */
  readonly missing: string;
}

/** A value given once for all environments, or by environment; `missing(...)` may stand in its place. */
export type PerEnvironment<E extends string, T> = T | Missing | { readonly [environment in E]?: T | Missing };

/** One number, or the bounds between which it moves by itself. */
export type NumberOrRange = number | readonly [minimum: number, maximum: number];

/** One quantity for request and limit alike, or the pair of request and limit. */
export type RequestAndLimit = string | readonly [request: string, limit: string];

/** Plain values of environment variables; everything becomes a string. */
export type VariableValue = string | number | boolean;

/** Cpu and memory of a container. */
export interface ContainerResources {
  /** Cpu in cores: '250m' is a quarter of one. */
  readonly cpu?: RequestAndLimit;
  /** Memory: '256Mi'. */
  readonly memory?: RequestAndLimit;
}

/**
 * Never set: carries in the types which environments the values of a part name, so that a misspelt one is
 * an error where the part meets the platform.
 */
export declare const environmentKeys: unique symbol;
