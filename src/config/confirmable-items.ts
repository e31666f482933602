import { isOff, type PromoteConfig } from "./config.ts";

/** What somebody can confirm with `promote confirm`, and for how long at most, in milliseconds. */
export type ConfirmableItem = { readonly id: string; readonly validFor: number };

/** The confirmations of the deployment checklist, then those that a breaking release asks for beside them. */
export function confirmableItemsOf({
  checks,
}: Pick<PromoteConfig, "checks">): readonly ConfirmableItem[] {
  const checklist = checks["deployment-checklist"];
  const listed = isOff(checklist)
    ? []
    : checklist.items.filter((item) => item.kind === "confirmation");
  const breaking = checks["breaking-changes"];
  const { confirmed = [], validFor = 0 } = isOff(breaking) ? {} : (breaking.allowWhen ?? {});
  const others = [...new Set(confirmed)].filter((id) => !listed.some((item) => item.id === id));
  return [
    ...listed.map(({ id, validFor: own }) => ({ id, validFor: own })),
    ...others.map((id) => ({ id, validFor })),
  ];
}
