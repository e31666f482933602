import { wordsOf } from "./staging-label.ts";

/** Whether a host is what the pattern says. `*.` in front is one label or more; any other `*` stays inside its label. */
export function matchesHost(pattern: string, host: string): boolean {
  const isBelow = pattern.startsWith("*.");
  const rest = isBelow ? pattern.slice(2) : pattern;
  const parts = rest.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  const form = `^${isBelow ? "[^.]+(\\.[^.]+)*\\." : ""}${parts.join("[^.]*")}$`;
  return new RegExp(form).test(host);
}

/** The labels, and the words in them, that matching patterns spell out. */
export function wordsSpeltOut(patterns: readonly string[], host: string): ReadonlySet<string> {
  const labels = patterns
    .filter((pattern) => matchesHost(pattern, host))
    .flatMap((pattern) => pattern.split("."));
  return new Set([...labels, ...labels.flatMap(wordsOf)]);
}

/** Whether a matching pattern ends as the host does: `*.svc.cluster.local` means the names of that network. */
export function isSpeltOut(patterns: readonly string[], host: string): boolean {
  const top = host.split(".").at(-1);
  return patterns.some(
    (pattern) => matchesHost(pattern, host) && pattern.split(".").at(-1) === top,
  );
}
