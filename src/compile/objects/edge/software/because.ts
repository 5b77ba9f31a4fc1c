/** Why values of a gateway are as they are, said above them. */
export const because = {
  realClient: 'Limits count for the client that the trusted proxies name, not for the proxy.',
  onlyProxies: 'Nobody may go round the proxies.',
  oneEntry: 'One public entry: what stands in front takes the requests.',
} as const;
