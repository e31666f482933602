import { isOff, type PromoteConfig } from "./config.ts";

/** What somebody can confirm with `promote confirm`, and what the confirmation must be. */
export type ConfirmableItem = {
  readonly id: string;
  /** How long it holds at most, in milliseconds. */
  readonly validFor: number;
  readonly signed: boolean;
  readonly keys?: (string | { file: string; owner: string })[] | undefined;
  readonly fourEyes: boolean;
};

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
    ...listed.map(({ kind: _, ...item }) => item),
    ...others.map((id) => ({ id, validFor, signed: false, fourEyes: false })),
  ];
}
