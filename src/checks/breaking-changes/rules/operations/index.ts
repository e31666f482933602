import type { RuleSet } from "../../../../gate/rule.ts";
import type { ApiChange } from "../../../../openapi/api-change.ts";
import { callbackRemoved } from "./callback-removed.ts";
import { linkRemoved } from "./link-removed.ts";
import { linkRetargeted } from "./link-retargeted.ts";
import { operationRemoved } from "./operation-removed.ts";
import { operationRemovedBeforeSunset } from "./operation-removed-before-sunset.ts";
import { serverBasePathRemoved } from "./server-base-path-removed.ts";
import { stabilityDecreased } from "./stability-decreased.ts";
import { sunsetBroughtForward } from "./sunset-brought-forward.ts";
import { sunsetRemoved } from "./sunset-removed.ts";
import { sunsetUnreadable } from "./sunset-unreadable.ts";
import { webhookRemoved } from "./webhook-removed.ts";

/** What happened to operations, webhooks, links, servers and what is said of how long they last. */
export const operationsRules = {
  "operation-removed": operationRemoved,
  "operation-removed-before-sunset": operationRemovedBeforeSunset,
  "webhook-removed": webhookRemoved,
  "callback-removed": callbackRemoved,
  "link-removed": linkRemoved,
  "link-retargeted": linkRetargeted,
  "server-base-path-removed": serverBasePathRemoved,
  "sunset-removed": sunsetRemoved,
  "sunset-brought-forward": sunsetBroughtForward,
  "sunset-unreadable": sunsetUnreadable,
  "stability-decreased": stabilityDecreased,
} satisfies RuleSet<ApiChange>;
