import { manifestIn } from "../package-manifest.ts";
import type { Found, RepositoryView } from "../repository-view.ts";
import { withoutEnding } from "./environment-names.ts";

const isKey = /STRIPE(?=.*(_KEY|_SECRET|_TOKEN)(_|$))(?!.*(_URL|_PATH|_ID)$)/;

/** The names of the variables that hold Stripe keys and webhook secrets; none where nothing speaks of Stripe. */
export function detectStripe(
  view: RepositoryView,
  variables: readonly Found<string>[],
): readonly Found<string>[] | undefined {
  const keys = new Map<string, string>();
  for (const { what, where } of variables) {
    const name = withoutEnding(what);
    if (isKey.test(name) && !keys.has(name)) keys.set(name, where);
  }
  if (keys.size > 0) return [...keys].map(([what, where]) => ({ what, where }));
  return manifestIn(view, "")?.packages.has("stripe") === true ? [] : undefined;
}
