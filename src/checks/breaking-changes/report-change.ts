import type { Report } from "../../gate/rule.ts";
import type { ApiChange } from "../../openapi/api-change.ts";

const shown = 20;

/**
 * The report of one change: the place in the first operation it reaches; below, where it stands in the
 * document, what else is known of it, and the other operations. `identity` tells changes of one kind
 * at one place apart.
 */
export function reportChange(
  { operations, place, base, revision }: ApiChange,
  message: string,
  { identity, lines = [] }: { readonly identity?: string; readonly lines?: readonly string[] } = {},
): Report {
  const [first = "", ...others] = operations;
  const subject = place === "" ? first : `${first} ${place}`;
  const left = others.length > shown ? [`… and ${others.length - shown} more`] : [];
  const reached = ["The same change reaches:", ...others.slice(0, shown), ...left];
  const detail = [
    `at #${(revision ?? base)?.pointer ?? ""}`,
    ...lines,
    ...(others.length === 0 ? [] : reached),
  ];
  return {
    subject,
    message,
    detail: detail.join("\n"),
    ...(identity === undefined ? {} : { identity: `${subject}\n${identity}` }),
  };
}

/** Values as a reader lists them: `"paused", "closed"`. */
export function listed(values: readonly string[]): string {
  return values.length <= 10
    ? values.join(", ")
    : `${values.slice(0, 10).join(", ")} and ${values.length - 10} more`;
}
