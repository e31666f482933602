import { counted } from "../../data/counted.ts";
import type { Cosmetics } from "../../openapi/compare-documents.ts";
import type { Comparison } from "./facts.ts";

/** How many places are written otherwise and mean the same. */
export function cosmeticsIn({ keyOrders, listOrders, references }: Cosmetics): number {
  return keyOrders + listOrders + references;
}

/** What is only cosmetic, in words; empty when the texts are the same. */
export function cosmeticsText({
  cosmetics,
  isSameText,
}: Pick<Comparison, "cosmetics" | "isSameText">): string {
  const many = cosmeticsIn(cosmetics);
  if (many === 0) return isSameText ? "" : "another layout";
  const { keyOrders, listOrders, references } = cosmetics;
  const kinds = [
    [keyOrders, "key order"],
    [listOrders, "list order"],
    [references, "spelling of $ref"],
  ] as const;
  const told = kinds.filter(([count]) => count > 0).map(([count, noun]) => `${count} ${noun}`);
  return `${counted(many, "cosmetic difference")}: ${told.join(", ")}`;
}
