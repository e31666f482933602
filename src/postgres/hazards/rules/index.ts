import type { HazardKind, HazardRule } from "../hazard.ts";
import { attributeDropped } from "./attribute-dropped.ts";
import { columnAddedWithRewrite } from "./column-added-with-rewrite.ts";
import { columnBecameNullable } from "./column-became-nullable.ts";
import { columnBecameRequired } from "./column-became-required.ts";
import { columnDropped } from "./column-dropped.ts";
import { columnRenamed } from "./column-renamed.ts";
import { columnTypeChanged } from "./column-type-changed.ts";
import { columnTypeNarrowed } from "./column-type-narrowed.ts";
import { constraintAddedValidated } from "./constraint-added-validated.ts";
import { constraintChanged } from "./constraint-changed.ts";
import { constraintDropped } from "./constraint-dropped.ts";
import { constraintNotValidated } from "./constraint-not-validated.ts";
import { defaultDropped } from "./default-dropped.ts";
import { definerWithoutSearchPath } from "./definer-without-search-path.ts";
import { domainChanged } from "./domain-changed.ts";
import { enumLabelDropped } from "./enum-label-dropped.ts";
import { enumLabelRenamed } from "./enum-label-renamed.ts";
import { generationChanged } from "./generation-changed.ts";
import { grantedToPublic } from "./granted-to-public.ts";
import { grantedToRole } from "./granted-to-role.ts";
import { indexCreated } from "./index-created.ts";
import { indexDropped } from "./index-dropped.ts";
import { indexRedefined } from "./index-redefined.ts";
import { keyAdded } from "./key-added.ts";
import { objectDropped } from "./object-dropped.ts";
import { ownerChanged } from "./owner-changed.ts";
import { partitionAttached } from "./partition-attached.ts";
import { partitionDetached } from "./partition-detached.ts";
import { persistenceChanged } from "./persistence-changed.ts";
import { policyAdded } from "./policy-added.ts";
import { policyDropped } from "./policy-dropped.ts";
import { policyWidened } from "./policy-widened.ts";
import { publicationChanged } from "./publication-changed.ts";
import { replicaIdentityChanged } from "./replica-identity-changed.ts";
import { requiredColumnAdded } from "./required-column-added.ts";
import { rightRevoked } from "./right-revoked.ts";
import { routineArgumentsChanged } from "./routine-arguments-changed.ts";
import { routineDropped } from "./routine-dropped.ts";
import { routineResultChanged } from "./routine-result-changed.ts";
import { rowSecurityOff } from "./row-security-off.ts";
import { sequenceChanged } from "./sequence-changed.ts";
import { storageChanged } from "./storage-changed.ts";
import { tableDropped } from "./table-dropped.ts";
import { tableRenamed } from "./table-renamed.ts";
import { triggerDisabled } from "./trigger-disabled.ts";
import { triggerDropped } from "./trigger-dropped.ts";
import { viewColumnDropped } from "./view-column-dropped.ts";
import { viewColumnRetyped } from "./view-column-retyped.ts";
import { viewRunsAsOwner } from "./view-runs-as-owner.ts";

/** One rule for each kind of hazard, by file name; a kind without a rule does not compile. */
export const hazardRules: { readonly [Kind in HazardKind]: HazardRule } = {
  "table-dropped": tableDropped,
  "column-dropped": columnDropped,
  "attribute-dropped": attributeDropped,
  "enum-label-dropped": enumLabelDropped,
  "column-type-narrowed": columnTypeNarrowed,
  "table-renamed": tableRenamed,
  "column-renamed": columnRenamed,
  "enum-label-renamed": enumLabelRenamed,
  "object-dropped": objectDropped,
  "required-column-added": requiredColumnAdded,
  "default-dropped": defaultDropped,
  "column-became-required": columnBecameRequired,
  "column-type-changed": columnTypeChanged,
  "generation-changed": generationChanged,
  "column-added-with-rewrite": columnAddedWithRewrite,
  "constraint-added-validated": constraintAddedValidated,
  "key-added": keyAdded,
  "persistence-changed": persistenceChanged,
  "storage-changed": storageChanged,
  "index-created": indexCreated,
  "index-dropped": indexDropped,
  "index-redefined": indexRedefined,
  "row-security-off": rowSecurityOff,
  "policy-dropped": policyDropped,
  "policy-widened": policyWidened,
  "policy-added": policyAdded,
  "granted-to-public": grantedToPublic,
  "definer-without-search-path": definerWithoutSearchPath,
  "view-runs-as-owner": viewRunsAsOwner,
  "constraint-dropped": constraintDropped,
  "constraint-changed": constraintChanged,
  "constraint-not-validated": constraintNotValidated,
  "column-became-nullable": columnBecameNullable,
  "trigger-dropped": triggerDropped,
  "trigger-disabled": triggerDisabled,
  "replica-identity-changed": replicaIdentityChanged,
  "publication-changed": publicationChanged,
  "view-column-dropped": viewColumnDropped,
  "routine-result-changed": routineResultChanged,
  "domain-changed": domainChanged,
  "right-revoked": rightRevoked,
  "owner-changed": ownerChanged,
  "partition-detached": partitionDetached,
  "partition-attached": partitionAttached,
  "sequence-changed": sequenceChanged,
  "routine-dropped": routineDropped,
  "routine-arguments-changed": routineArgumentsChanged,
  "view-column-retyped": viewColumnRetyped,
  "granted-to-role": grantedToRole,
};
