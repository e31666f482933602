import type { RuleSet } from "../../../gate/rule.ts";
import type { EndpointComparison } from "../facts.ts";
import { endpointMalformed } from "./endpoint-malformed.ts";
import { endpointMissing } from "./endpoint-missing.ts";
import { endpointsShareHost } from "./endpoints-share-host.ts";
import { probeFailed } from "./probe-failed.ts";
import { probePrintedNoUrl } from "./probe-printed-no-url.ts";
import { probeSelectedWrongEndpoint } from "./probe-selected-wrong-endpoint.ts";
import { productionEndpointLooksLikeStaging } from "./production-endpoint-looks-like-staging.ts";
import { productionNotHttps } from "./production-not-https.ts";
import { productionSelectedByDefault } from "./production-selected-by-default.ts";

/** Rules by file name, in the order a reader wants to hear them. */
export const rules = {
  "endpoint-missing": endpointMissing,
  "endpoint-malformed": endpointMalformed,
  "endpoints-share-host": endpointsShareHost,
  "production-endpoint-looks-like-staging": productionEndpointLooksLikeStaging,
  "production-not-https": productionNotHttps,
  "probe-selected-wrong-endpoint": probeSelectedWrongEndpoint,
  "probe-failed": probeFailed,
  "probe-printed-no-url": probePrintedNoUrl,
  "production-selected-by-default": productionSelectedByDefault,
} satisfies RuleSet<EndpointComparison>;
