import { type JsonObject, memberOf, textOf } from "../../data/json.ts";

/** What a description promises on how long something stays. */
export type Sunset =
  | { readonly kind: "none" }
  | { readonly kind: "day"; readonly day: string }
  | { readonly kind: "unreadable"; readonly text: string };

/** Whether clients were told to stop using it. */
export function isDeprecated(node: JsonObject): boolean {
  return memberOf(node, "deprecated") === true;
}

/** The day until which it stays: a date, or an instant (RFC 3339) on that day. */
export function sunsetOf(node: JsonObject): Sunset {
  const value = memberOf(node, "x-sunset");
  if (value === undefined) return { kind: "none" };
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const instant = Date.parse(text);
  if (!/^\d{4}-\d{2}-\d{2}(?:[Tt ].*)?$/.test(text) || Number.isNaN(instant)) {
    return { kind: "unreadable", text };
  }
  const day = new Date(instant).toISOString().slice(0, 10);
  return isCalendarDay(text) ? { kind: "day", day } : { kind: "unreadable", text };
}

/** How something may go: freely, not before a day that is to come, or not at all. */
export type Leave =
  | { readonly kind: "free" }
  | { readonly kind: "early"; readonly day: string }
  | { readonly kind: "none" };

/** What is deprecated may go once its sunset has passed, or when it names none. */
export function leaveOf(node: JsonObject, asOf: string): Leave {
  if (!isDeprecated(node)) return { kind: "none" };
  const sunset = sunsetOf(node);
  if (sunset.kind === "none") return { kind: "free" };
  if (sunset.kind === "unreadable") return { kind: "none" };
  return sunset.day < asOf ? { kind: "free" } : { kind: "early", day: sunset.day };
}

/** The level of stability that something says it has; `stable` when it says nothing. */
export function stabilityOf(node: JsonObject): string {
  return textOf(memberOf(node, "x-stability-level"))?.toLowerCase() ?? "stable";
}

function isCalendarDay(text: string): boolean {
  const day = text.slice(0, 10);
  return new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) === day;
}
