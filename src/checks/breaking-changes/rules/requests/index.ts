import type { RuleSet } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { requestBodyBecameRequired } from "./request-body-became-required.ts";
import { requestBodyRemoved } from "./request-body-removed.ts";
import { requestEncodingChanged } from "./request-encoding-changed.ts";
import { requestMediaTypeRemoved } from "./request-media-type-removed.ts";
import { requestParameterBecameRequired } from "./request-parameter-became-required.ts";
import { requestParameterContentChanged } from "./request-parameter-content-changed.ts";
import { requestParameterEmptyValueRefused } from "./request-parameter-empty-value-refused.ts";
import { requestParameterRemoved } from "./request-parameter-removed.ts";
import { requestParameterRemovedBeforeSunset } from "./request-parameter-removed-before-sunset.ts";
import { requestParameterReservedCharactersRefused } from "./request-parameter-reserved-characters-refused.ts";
import { requestParameterStyleChanged } from "./request-parameter-style-changed.ts";
import { requestRequiredBodyAdded } from "./request-required-body-added.ts";
import { requestRequiredParameterAdded } from "./request-required-parameter-added.ts";

/** What happened to how a request is put together: parameters, body, media types. */
export const requestsRules = {
  "request-parameter-removed": requestParameterRemoved,
  "request-parameter-removed-before-sunset": requestParameterRemovedBeforeSunset,
  "request-parameter-became-required": requestParameterBecameRequired,
  "request-required-parameter-added": requestRequiredParameterAdded,
  "request-parameter-style-changed": requestParameterStyleChanged,
  "request-parameter-reserved-characters-refused": requestParameterReservedCharactersRefused,
  "request-parameter-empty-value-refused": requestParameterEmptyValueRefused,
  "request-parameter-content-changed": requestParameterContentChanged,
  "request-body-removed": requestBodyRemoved,
  "request-body-became-required": requestBodyBecameRequired,
  "request-required-body-added": requestRequiredBodyAdded,
  "request-media-type-removed": requestMediaTypeRemoved,
  "request-encoding-changed": requestEncodingChanged,
} satisfies RuleSet<ApiChange>;
