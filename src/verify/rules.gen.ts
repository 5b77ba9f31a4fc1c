// Made by scripts/gen-rules.ts from the folders of rules; change those.
import type { Rule } from './rule.ts';
import { rule as brokenQuery } from './rules/dashboards/broken-query/rule.ts';
import { rule as dashboardNotJson } from './rules/dashboards/dashboard-not-json/rule.ts';
import { rule as removedPanelType } from './rules/dashboards/removed-panel-type/rule.ts';
import { rule as unprovisionedDashboard } from './rules/dashboards/unprovisioned-dashboard/rule.ts';
import { rule as wrappedDashboard } from './rules/dashboards/wrapped-dashboard/rule.ts';
import { rule as backupSlowerThanRpo } from './rules/data/backup-slower-than-rpo/rule.ts';
import { rule as deletableDataVolume } from './rules/data/deletable-data-volume/rule.ts';
import { rule as deprecatedBackupField } from './rules/data/deprecated-backup-field/rule.ts';
import { rule as hiddenBackupFailure } from './rules/data/hidden-backup-failure/rule.ts';
import { rule as instancesInOneZone } from './rules/data/instances-in-one-zone/rule.ts';
import { rule as overwrittenBackup } from './rules/data/overwritten-backup/rule.ts';
import { rule as removedVolumeDriver } from './rules/data/removed-volume-driver/rule.ts';
import { rule as restoreOfAbsentFile } from './rules/data/restore-of-absent-file/rule.ts';
import { rule as restoreOverLiveData } from './rules/data/restore-over-live-data/rule.ts';
import { rule as retiredImage } from './rules/data/retired-image/rule.ts';
import { rule as sharedClaimForReplicas } from './rules/data/shared-claim-for-replicas/rule.ts';
import { rule as storeWithoutBackup } from './rules/data/store-without-backup/rule.ts';
import { rule as unnoticedRestoreFailure } from './rules/data/unnoticed-restore-failure/rule.ts';
import { rule as danglingApplicationPath } from './rules/delivery/dangling-application-path/rule.ts';
import { rule as defaultProject } from './rules/delivery/default-project/rule.ts';
import { rule as doubleOwnership } from './rules/delivery/double-ownership/rule.ts';
import { rule as missingApplicationHealth } from './rules/delivery/missing-application-health/rule.ts';
import { rule as monitorBeforeOperator } from './rules/delivery/monitor-before-operator/rule.ts';
import { rule as prunedData } from './rules/delivery/pruned-data/rule.ts';
import { rule as retiredChartSource } from './rules/delivery/retired-chart-source/rule.ts';
import { rule as selfHealFightsAutoscaler } from './rules/delivery/self-heal-fights-autoscaler/rule.ts';
import { rule as selfHealFightsRollout } from './rules/delivery/self-heal-fights-rollout/rule.ts';
import { rule as sharedEnvironmentSource } from './rules/delivery/shared-environment-source/rule.ts';
import { rule as unpinnedChart } from './rules/delivery/unpinned-chart/rule.ts';
import { rule as unservedKind } from './rules/delivery/unserved-kind/rule.ts';
import { rule as waveBeforeNeed } from './rules/delivery/wave-before-need/rule.ts';
import { rule as blindDnsSource } from './rules/edge/blind-dns-source/rule.ts';
import { rule as danglingRouteBackend } from './rules/edge/dangling-route-backend/rule.ts';
import { rule as deadRbacGroup } from './rules/edge/dead-rbac-group/rule.ts';
import { rule as limitByProxyAddress } from './rules/edge/limit-by-proxy-address/rule.ts';
import { rule as missingIssuer } from './rules/edge/missing-issuer/rule.ts';
import { rule as outdatedTls } from './rules/edge/outdated-tls/rule.ts';
import { rule as plainPublicHost } from './rules/edge/plain-public-host/rule.ts';
import { rule as reservedDomain } from './rules/edge/reserved-domain/rule.ts';
import { rule as retiredIngressController } from './rules/edge/retired-ingress-controller/rule.ts';
import { rule as routeHostCollision } from './rules/edge/route-host-collision/rule.ts';
import { rule as twoPublicEntries } from './rules/edge/two-public-entries/rule.ts';
import { rule as unboundRole } from './rules/edge/unbound-role/rule.ts';
import { rule as uncoveredHost } from './rules/edge/uncovered-host/rule.ts';
import { rule as unseenCertificate } from './rules/edge/unseen-certificate/rule.ts';
import { rule as fixedRollback } from './rules/helm/fixed-rollback/rule.ts';
import { rule as floatingChartDependency } from './rules/helm/floating-chart-dependency/rule.ts';
import { rule as halfDoneRelease } from './rules/helm/half-done-release/rule.ts';
import { rule as missingChartDependency } from './rules/helm/missing-chart-dependency/rule.ts';
import { rule as mutableChartImage } from './rules/helm/mutable-chart-image/rule.ts';
import { rule as templateOutsideChart } from './rules/helm/template-outside-chart/rule.ts';
import { rule as undefinedChartValue } from './rules/helm/undefined-chart-value/rule.ts';
import { rule as unknownChartValue } from './rules/helm/unknown-chart-value/rule.ts';
import { rule as unusedChartValue } from './rules/helm/unused-chart-value/rule.ts';
import { rule as agentOffTaintedNodes } from './rules/logging/agent-off-tainted-nodes/rule.ts';
import { rule as dockerLogPath } from './rules/logging/docker-log-path/rule.ts';
import { rule as refusedAgent } from './rules/logging/refused-agent/rule.ts';
import { rule as unenforcedRetention } from './rules/logging/unenforced-retention/rule.ts';
import { rule as unlabelledRetentionTier } from './rules/logging/unlabelled-retention-tier/rule.ts';
import { rule as authorizationBlocksCall } from './rules/mesh/authorization-blocks-call/rule.ts';
import { rule as bypassedWeights } from './rules/mesh/bypassed-weights/rule.ts';
import { rule as connectionChurn } from './rules/mesh/connection-churn/rule.ts';
import { rule as danglingMeshHost } from './rules/mesh/dangling-mesh-host/rule.ts';
import { rule as earlyProxyEnd } from './rules/mesh/early-proxy-end/rule.ts';
import { rule as ignoredOutlierField } from './rules/mesh/ignored-outlier-field/rule.ts';
import { rule as injectionWithoutCni } from './rules/mesh/injection-without-cni/rule.ts';
import { rule as missingExternalEntry } from './rules/mesh/missing-external-entry/rule.ts';
import { rule as missingSubset } from './rules/mesh/missing-subset/rule.ts';
import { rule as retryAmplification } from './rules/mesh/retry-amplification/rule.ts';
import { rule as retryOfWrites } from './rules/mesh/retry-of-writes/rule.ts';
import { rule as strictMtlsBlocksScrape } from './rules/mesh/strict-mtls-blocks-scrape/rule.ts';
import { rule as subsetWithoutPods } from './rules/mesh/subset-without-pods/rule.ts';
import { rule as timeoutBelowRetries } from './rules/mesh/timeout-below-retries/rule.ts';
import { rule as unevenRoutes } from './rules/mesh/uneven-routes/rule.ts';
import { rule as unknownTelemetryProvider } from './rules/mesh/unknown-telemetry-provider/rule.ts';
import { rule as weightsNot100 } from './rules/mesh/weights-not-100/rule.ts';
import { rule as blockedCall } from './rules/network/blocked-call/rule.ts';
import { rule as blockedDns } from './rules/network/blocked-dns/rule.ts';
import { rule as blockedMeshControlPlane } from './rules/network/blocked-mesh-control-plane/rule.ts';
import { rule as blockedScrape } from './rules/network/blocked-scrape/rule.ts';
import { rule as danglingAddress } from './rules/network/dangling-address/rule.ts';
import { rule as danglingPolicySelector } from './rules/network/dangling-policy-selector/rule.ts';
import { rule as deniedCheck } from './rules/network/denied-check/rule.ts';
import { rule as mismatchedPolicyPort } from './rules/network/mismatched-policy-port/rule.ts';
import { rule as mismatchedProbePort } from './rules/network/mismatched-probe-port/rule.ts';
import { rule as mismatchedServicePort } from './rules/network/mismatched-service-port/rule.ts';
import { rule as undeclaredCall } from './rules/network/undeclared-call/rule.ts';
import { rule as absoluteErrorRate } from './rules/observability/absolute-error-rate/rule.ts';
import { rule as alertOnMissingJob } from './rules/observability/alert-on-missing-job/rule.ts';
import { rule as alertWithoutReceiver } from './rules/observability/alert-without-receiver/rule.ts';
import { rule as alertWithoutRunbook } from './rules/observability/alert-without-runbook/rule.ts';
import { rule as counterWithoutRate } from './rules/observability/counter-without-rate/rule.ts';
import { rule as danglingRunbook } from './rules/observability/dangling-runbook/rule.ts';
import { rule as memoryWithPageCache } from './rules/observability/memory-with-page-cache/rule.ts';
import { rule as quantileWithoutLe } from './rules/observability/quantile-without-le/rule.ts';
import { rule as retentionBeyondVolume } from './rules/observability/retention-beyond-volume/rule.ts';
import { rule as scrapeOfEveryPort } from './rules/observability/scrape-of-every-port/rule.ts';
import { rule as scrapeThroughService } from './rules/observability/scrape-through-service/rule.ts';
import { rule as scrapeWithoutAnnotations } from './rules/observability/scrape-without-annotations/rule.ts';
import { rule as shortScrapeAddress } from './rules/observability/short-scrape-address/rule.ts';
import { rule as silentBackupMetric } from './rules/observability/silent-backup-metric/rule.ts';
import { rule as unknownLabel } from './rules/observability/unknown-label/rule.ts';
import { rule as unknownMetric } from './rules/observability/unknown-metric/rule.ts';
import { rule as unselectedMonitor } from './rules/observability/unselected-monitor/rule.ts';
import { rule as unsentAlerts } from './rules/observability/unsent-alerts/rule.ts';
import { rule as unwatchedBackup } from './rules/observability/unwatched-backup/rule.ts';
import { rule as unwatchedGoal } from './rules/observability/unwatched-goal/rule.ts';
import { rule as applyWithoutNamespace } from './rules/operation/apply-without-namespace/rule.ts';
import { rule as danglingApplyPath } from './rules/operation/dangling-apply-path/rule.ts';
import { rule as danglingCommandTarget } from './rules/operation/dangling-command-target/rule.ts';
import { rule as earlyExpansion } from './rules/operation/early-expansion/rule.ts';
import { rule as handScaledWorkload } from './rules/operation/hand-scaled-workload/rule.ts';
import { rule as nameOnceADay } from './rules/operation/name-once-a-day/rule.ts';
import { rule as unscheduledBackup } from './rules/operation/unscheduled-backup/rule.ts';
import { rule as minimumBelowZones } from './rules/placement/minimum-below-zones/rule.ts';
import { rule as replicasInOneZone } from './rules/placement/replicas-in-one-zone/rule.ts';
import { rule as singlePoint } from './rules/placement/single-point/rule.ts';
import { rule as unmatchedNodeSelector } from './rules/placement/unmatched-node-selector/rule.ts';
import { rule as unschedulablePod } from './rules/placement/unschedulable-pod/rule.ts';
import { rule as unspreadableReplicas } from './rules/placement/unspreadable-replicas/rule.ts';
import { rule as untoleratedTaint } from './rules/placement/untolerated-taint/rule.ts';
import { rule as danglingAutoscalerTarget } from './rules/reference/dangling-autoscaler-target/rule.ts';
import { rule as danglingDisruptionBudget } from './rules/reference/dangling-disruption-budget/rule.ts';
import { rule as danglingRoleBinding } from './rules/reference/dangling-role-binding/rule.ts';
import { rule as danglingServiceSelector } from './rules/reference/dangling-service-selector/rule.ts';
import { rule as mismatchedSelector } from './rules/reference/mismatched-selector/rule.ts';
import { rule as missingConfigKey } from './rules/reference/missing-config-key/rule.ts';
import { rule as missingNamespace } from './rules/reference/missing-namespace/rule.ts';
import { rule as missingPriorityClass } from './rules/reference/missing-priority-class/rule.ts';
import { rule as missingSecretKey } from './rules/reference/missing-secret-key/rule.ts';
import { rule as missingServiceAccount } from './rules/reference/missing-service-account/rule.ts';
import { rule as missingVolumeClaim } from './rules/reference/missing-volume-claim/rule.ts';
import { rule as unmountedClaim } from './rules/reference/unmounted-claim/rule.ts';
import { rule as unreadConfig } from './rules/reference/unread-config/rule.ts';
import { rule as autoscalerOnIdleColour } from './rules/release/autoscaler-on-idle-colour/rule.ts';
import { rule as danglingRolloutReference } from './rules/release/dangling-rollout-reference/rule.ts';
import { rule as sharedTrackSelector } from './rules/release/shared-track-selector/rule.ts';
import { rule as unchangedImage } from './rules/release/unchanged-image/rule.ts';
import { rule as undoOfRollout } from './rules/release/undo-of-rollout/rule.ts';
import { rule as verdictWithoutTraffic } from './rules/release/verdict-without-traffic/rule.ts';
import { rule as autoscalerWithoutIdentity } from './rules/scaling/autoscaler-without-identity/rule.ts';
import { rule as autoscalerWithoutRequests } from './rules/scaling/autoscaler-without-requests/rule.ts';
import { rule as drainBlockingBudget } from './rules/scaling/drain-blocking-budget/rule.ts';
import { rule as fixedBudgetUnderAutoscaler } from './rules/scaling/fixed-budget-under-autoscaler/rule.ts';
import { rule as fixedReplicasUnderAutoscaler } from './rules/scaling/fixed-replicas-under-autoscaler/rule.ts';
import { rule as limitrangeRefusesPod } from './rules/scaling/limitrange-refuses-pod/rule.ts';
import { rule as missingMetricsServer } from './rules/scaling/missing-metrics-server/rule.ts';
import { rule as overlappingBudgets } from './rules/scaling/overlapping-budgets/rule.ts';
import { rule as quotaBelowMaxima } from './rules/scaling/quota-below-maxima/rule.ts';
import { rule as unknownNodeGroup } from './rules/scaling/unknown-node-group/rule.ts';
import { rule as unservedMetric } from './rules/scaling/unserved-metric/rule.ts';
import { rule as upsideDownAutoscaler } from './rules/scaling/upside-down-autoscaler/rule.ts';
import { rule as deprecatedKustomizationField } from './rules/schema/deprecated-kustomization-field/rule.ts';
import { rule as duplicateObject } from './rules/schema/duplicate-object/rule.ts';
import { rule as invalidValue } from './rules/schema/invalid-value/rule.ts';
import { rule as limitBelowRequest } from './rules/schema/limit-below-request/rule.ts';
import { rule as removedApiVersion } from './rules/schema/removed-api-version/rule.ts';
import { rule as unknownField } from './rules/schema/unknown-field/rule.ts';
import { rule as accountWithoutIdentity } from './rules/security/account-without-identity/rule.ts';
import { rule as clusterAdminBinding } from './rules/security/cluster-admin-binding/rule.ts';
import { rule as danglingSecretStore } from './rules/security/dangling-secret-store/rule.ts';
import { rule as defaultAccountRights } from './rules/security/default-account-rights/rule.ts';
import { rule as exportedSecrets } from './rules/security/exported-secrets/rule.ts';
import { rule as handUnsealedVault } from './rules/security/hand-unsealed-vault/rule.ts';
import { rule as imageOutsideAllowedRegistries } from './rules/security/image-outside-allowed-registries/rule.ts';
import { rule as isolatedReplicas } from './rules/security/isolated-replicas/rule.ts';
import { rule as misplacedSeal } from './rules/security/misplaced-seal/rule.ts';
import { rule as mutableImageTag } from './rules/security/mutable-image-tag/rule.ts';
import { rule as needlessApiToken } from './rules/security/needless-api-token/rule.ts';
import { rule as oversharedSecret } from './rules/security/overshared-secret/rule.ts';
import { rule as plainSecretTransport } from './rules/security/plain-secret-transport/rule.ts';
import { rule as plainSecretValue } from './rules/security/plain-secret-value/rule.ts';
import { rule as podSecurityViolation } from './rules/security/pod-security-violation/rule.ts';
import { rule as readableSecrets } from './rules/security/readable-secrets/rule.ts';
import { rule as severalSecretOwners } from './rules/security/several-secret-owners/rule.ts';
import { rule as shortGracePeriod } from './rules/security/short-grace-period/rule.ts';
import { rule as singleVault } from './rules/security/single-vault/rule.ts';
import { rule as unansweredKeycloakProbe } from './rules/security/unanswered-keycloak-probe/rule.ts';
import { rule as unbuiltKeycloak } from './rules/security/unbuilt-keycloak/rule.ts';
import { rule as unconfinedPods } from './rules/security/unconfined-pods/rule.ts';
import { rule as unservedSecretVersion } from './rules/security/unserved-secret-version/rule.ts';
import { rule as unsetPodSecurity } from './rules/security/unset-pod-security/rule.ts';
import { rule as unsetResources } from './rules/security/unset-resources/rule.ts';
import { rule as wildcardRights } from './rules/security/wildcard-rights/rule.ts';

/** All rules by the group whose folder holds them. */
export const rulesByGroup: Readonly<Record<string, readonly Rule[]>> = {
  dashboards: [
    brokenQuery,
    dashboardNotJson,
    removedPanelType,
    unprovisionedDashboard,
    wrappedDashboard,
  ],
  data: [
    backupSlowerThanRpo,
    deletableDataVolume,
    deprecatedBackupField,
    hiddenBackupFailure,
    instancesInOneZone,
    overwrittenBackup,
    removedVolumeDriver,
    restoreOfAbsentFile,
    restoreOverLiveData,
    retiredImage,
    sharedClaimForReplicas,
    storeWithoutBackup,
    unnoticedRestoreFailure,
  ],
  delivery: [
    danglingApplicationPath,
    defaultProject,
    doubleOwnership,
    missingApplicationHealth,
    monitorBeforeOperator,
    prunedData,
    retiredChartSource,
    selfHealFightsAutoscaler,
    selfHealFightsRollout,
    sharedEnvironmentSource,
    unpinnedChart,
    unservedKind,
    waveBeforeNeed,
  ],
  edge: [
    blindDnsSource,
    danglingRouteBackend,
    deadRbacGroup,
    limitByProxyAddress,
    missingIssuer,
    outdatedTls,
    plainPublicHost,
    reservedDomain,
    retiredIngressController,
    routeHostCollision,
    twoPublicEntries,
    unboundRole,
    uncoveredHost,
    unseenCertificate,
  ],
  helm: [
    fixedRollback,
    floatingChartDependency,
    halfDoneRelease,
    missingChartDependency,
    mutableChartImage,
    templateOutsideChart,
    undefinedChartValue,
    unknownChartValue,
    unusedChartValue,
  ],
  logging: [
    agentOffTaintedNodes,
    dockerLogPath,
    refusedAgent,
    unenforcedRetention,
    unlabelledRetentionTier,
  ],
  mesh: [
    authorizationBlocksCall,
    bypassedWeights,
    connectionChurn,
    danglingMeshHost,
    earlyProxyEnd,
    ignoredOutlierField,
    injectionWithoutCni,
    missingExternalEntry,
    missingSubset,
    retryAmplification,
    retryOfWrites,
    strictMtlsBlocksScrape,
    subsetWithoutPods,
    timeoutBelowRetries,
    unevenRoutes,
    unknownTelemetryProvider,
    weightsNot100,
  ],
  network: [
    blockedCall,
    blockedDns,
    blockedMeshControlPlane,
    blockedScrape,
    danglingAddress,
    danglingPolicySelector,
    deniedCheck,
    mismatchedPolicyPort,
    mismatchedProbePort,
    mismatchedServicePort,
    undeclaredCall,
  ],
  observability: [
    absoluteErrorRate,
    alertOnMissingJob,
    alertWithoutReceiver,
    alertWithoutRunbook,
    counterWithoutRate,
    danglingRunbook,
    memoryWithPageCache,
    quantileWithoutLe,
    retentionBeyondVolume,
    scrapeOfEveryPort,
    scrapeThroughService,
    scrapeWithoutAnnotations,
    shortScrapeAddress,
    silentBackupMetric,
    unknownLabel,
    unknownMetric,
    unselectedMonitor,
    unsentAlerts,
    unwatchedBackup,
    unwatchedGoal,
  ],
  operation: [
    applyWithoutNamespace,
    danglingApplyPath,
    danglingCommandTarget,
    earlyExpansion,
    handScaledWorkload,
    nameOnceADay,
    unscheduledBackup,
  ],
  placement: [
    minimumBelowZones,
    replicasInOneZone,
    singlePoint,
    unmatchedNodeSelector,
    unschedulablePod,
    unspreadableReplicas,
    untoleratedTaint,
  ],
  reference: [
    danglingAutoscalerTarget,
    danglingDisruptionBudget,
    danglingRoleBinding,
    danglingServiceSelector,
    mismatchedSelector,
    missingConfigKey,
    missingNamespace,
    missingPriorityClass,
    missingSecretKey,
    missingServiceAccount,
    missingVolumeClaim,
    unmountedClaim,
    unreadConfig,
  ],
  release: [
    autoscalerOnIdleColour,
    danglingRolloutReference,
    sharedTrackSelector,
    unchangedImage,
    undoOfRollout,
    verdictWithoutTraffic,
  ],
  scaling: [
    autoscalerWithoutIdentity,
    autoscalerWithoutRequests,
    drainBlockingBudget,
    fixedBudgetUnderAutoscaler,
    fixedReplicasUnderAutoscaler,
    limitrangeRefusesPod,
    missingMetricsServer,
    overlappingBudgets,
    quotaBelowMaxima,
    unknownNodeGroup,
    unservedMetric,
    upsideDownAutoscaler,
  ],
  schema: [
    deprecatedKustomizationField,
    duplicateObject,
    invalidValue,
    limitBelowRequest,
    removedApiVersion,
    unknownField,
  ],
  security: [
    accountWithoutIdentity,
    clusterAdminBinding,
    danglingSecretStore,
    defaultAccountRights,
    exportedSecrets,
    handUnsealedVault,
    imageOutsideAllowedRegistries,
    isolatedReplicas,
    misplacedSeal,
    mutableImageTag,
    needlessApiToken,
    oversharedSecret,
    plainSecretTransport,
    plainSecretValue,
    podSecurityViolation,
    readableSecrets,
    severalSecretOwners,
    shortGracePeriod,
    singleVault,
    unansweredKeycloakProbe,
    unbuiltKeycloak,
    unconfinedPods,
    unservedSecretVersion,
    unsetPodSecurity,
    unsetResources,
    wildcardRights,
  ],
};

/** All rules, by group and id. */
export const rules: readonly Rule[] = Object.values(rulesByGroup).flat();
