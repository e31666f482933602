import { elementsOf, keywordOf, tokensOf } from "../tokens.ts";
import { said } from "./of-objects.ts";
import type { Step } from "./step.ts";

/** What a role may do: more is granted, less is taken back; null where a script does not tell it right by right. */
export function privilegesSet(step: Step): string | null {
  const { from, to } = step;
  const [old, now] = [from, to].map(({ part }) => part?.canonical ?? []);
  if (old === undefined || now === undefined) return null;
  if ([...old, ...now].some((line) => !line.startsWith("GRANT "))) {
    return from.part === undefined ? said(step) : null;
  }
  if (to.part === undefined) return takenBack(from.part?.text ?? "");
  const [had, has] = [rightsOf(old), rightsOf(now)];
  if (had === undefined || has === undefined) return null;
  const isLess = [...had].some(([right, option]) => !has.has(right) || (option && !has.get(right)));
  if (!isLess) return said(step);
  const isOnlyLess = [...has].every(
    ([right, option]) => had.has(right) && had.get(right) === option,
  );
  return isOnlyLess ? lost(from.part?.text ?? "", had, has) : null;
}

type Rights = ReadonlyMap<string, boolean>;

/** Rights by whether they may be passed on; undefined for all of them, which nothing names. */
function rightsOf(canonical: readonly string[]): Rights | undefined {
  const rights = new Map<string, boolean>();
  for (const line of canonical) {
    const tokens = tokensOf(line).slice(1);
    const end = tokens.findIndex((token) => keywordOf(token) === "ON");
    for (const element of elementsOf(tokens.slice(0, end))) {
      const right = element.map(({ text }) => text).join("");
      if (right.startsWith("ALL")) return undefined;
      rights.set(right, line.endsWith("WITH GRANT OPTION"));
    }
  }
  return rights;
}

/** One statement, of which only rights are gone. */
function lost(text: string, had: Rights, has: Rights): string | null {
  const [, target] = /^GRANT .*? (ON .*)$/s.exec(text) ?? [];
  if (target === undefined || /\nGRANT /.test(text)) return null;
  const rights = [...had.keys()].filter((right) => !has.has(right));
  return `REVOKE ${rights.join(", ")} ${fromRole(target)};`;
}

/** Every grant of a text as the revocation of it. */
function takenBack(text: string): string {
  return text
    .split(/\n(?=(?:GRANT|ALTER) )/)
    .map(
      (one) =>
        `${fromRole(one.replace(/^(ALTER DEFAULT PRIVILEGES .*?)?\bGRANT /s, "$1REVOKE "))};`,
    )
    .join("\n");
}

function fromRole(text: string): string {
  return text
    .replace(/ WITH GRANT OPTION$/, "")
    .replace(/ +TO ((?:"(?:[^"]|"")*"|\S)+)$/, " FROM $1");
}
