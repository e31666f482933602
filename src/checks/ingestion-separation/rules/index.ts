import type { RuleSet } from "../../../gate/rule.ts";
import type { EndpointComparison } from "../facts.ts";
import { endpointEmpty } from "./endpoint-empty.ts";
import { endpointMalformed } from "./endpoint-malformed.ts";
import { endpointMissing } from "./endpoint-missing.ts";
import { endpointNotAllowed } from "./endpoint-not-allowed.ts";
import { endpointPadded } from "./endpoint-padded.ts";
import { endpointsShareOrigin } from "./endpoints-share-origin.ts";
import { endpointsSharePrefix } from "./endpoints-share-prefix.ts";
import { probeFailed } from "./probe-failed.ts";
import { probePrintedNoUrl } from "./probe-printed-no-url.ts";
import { probeSelectedWrongEndpoint } from "./probe-selected-wrong-endpoint.ts";
import { productionEndpointLooksLikeStaging } from "./production-endpoint-looks-like-staging.ts";
import { productionEndpointNotPublic } from "./production-endpoint-not-public.ts";
import { productionNotHttps } from "./production-not-https.ts";
import { productionSelectedByDefault } from "./production-selected-by-default.ts";

/** Rules by file name, in the order a reader wants to hear them. */
export const rules = {
  "endpoint-missing": endpointMissing,
  "endpoint-empty": endpointEmpty,
  "endpoint-padded": endpointPadded,
  "endpoint-malformed": endpointMalformed,
  "endpoints-share-origin": endpointsShareOrigin,
  "endpoints-share-prefix": endpointsSharePrefix,
  "endpoint-not-allowed": endpointNotAllowed,
  "production-endpoint-looks-like-staging": productionEndpointLooksLikeStaging,
  "production-endpoint-not-public": productionEndpointNotPublic,
  "production-not-https": productionNotHttps,
  "probe-selected-wrong-endpoint": probeSelectedWrongEndpoint,
  "probe-failed": probeFailed,
  "probe-printed-no-url": probePrintedNoUrl,
  "production-selected-by-default": productionSelectedByDefault,
} satisfies RuleSet<EndpointComparison>;
