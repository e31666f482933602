import type { RuleSet } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { responseBodyBecameOptional } from "./response-body-became-optional.ts";
import { responseBodyRemoved } from "./response-body-removed.ts";
import { responseEncodingChanged } from "./response-encoding-changed.ts";
import { responseHeaderBecameOptional } from "./response-header-became-optional.ts";
import { responseHeaderRemoved } from "./response-header-removed.ts";
import { responseHeaderSerializationChanged } from "./response-header-serialization-changed.ts";
import { responseMediaTypeRemoved } from "./response-media-type-removed.ts";
import { responseSuccessStatusRemoved } from "./response-success-status-removed.ts";

/** What happened to how a response is put together: statuses, body, media types, headers. */
export const responsesRules = {
  "response-success-status-removed": responseSuccessStatusRemoved,
  "response-body-removed": responseBodyRemoved,
  "response-body-became-optional": responseBodyBecameOptional,
  "response-media-type-removed": responseMediaTypeRemoved,
  "response-encoding-changed": responseEncodingChanged,
  "response-header-removed": responseHeaderRemoved,
  "response-header-became-optional": responseHeaderBecameOptional,
  "response-header-serialization-changed": responseHeaderSerializationChanged,
} satisfies RuleSet<ApiChange>;
