/** The ServiceAccount as which the External Secrets Operator reads for one namespace; no pod runs under it. */
export const secretReader = 'secret-reader';
