/** Fields that Pod Security asks for at its level restricted. */

/** For charts that leave out this one alone. */
export const seccompProfile = { type: 'RuntimeDefault' } as const;

export const restrictedPod = { runAsNonRoot: true, seccompProfile } as const;

export const restrictedContainer = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ['ALL'] },
};
