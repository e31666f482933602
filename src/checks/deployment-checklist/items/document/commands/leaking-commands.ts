import { leakShapes } from "./leak-shapes.ts";
import { type Pipeline, pipelinesOf, type Stage } from "./shell-pipelines.ts";
import { unwrapCommand } from "./unwrap-command.ts";
import { isHarmlessVariable, isNamesOnly } from "./variable-names.ts";

/** A command that prints secrets, and what it prints. */
export type Leak = { readonly command: string; readonly line: number; readonly prints: string };

type Shown = { readonly prints: string; readonly isOneVariable?: true };

const deepest = 4;

/** Takes what comes in elsewhere, and shows none of it. */
const takesIn =
  /^(?:sudo\s)?(?:ssh|gpg|age|sops|openssl|pbcopy|xclip|wl-copy|gh\ssecret|kubectl|oc|kubeseal|vault|docker|podman|fly|flyctl|heroku|railway)\b/;

const passesOn =
  /^(?:sudo\s)?(?:base64|xxd|od|hexdump|tee|cat|rev|tr|less|more|head|tail|sort|fold|jq)\b/;

/** The commands of a text for a shell that print secrets to the terminal, where anybody's log may keep them. */
export function leakingCommands(text: string): readonly Leak[] {
  return pipelinesOf(text).flatMap((pipeline) => {
    const shown = shownBy(pipeline, 0);
    return shown === undefined
      ? []
      : [{ command: pipeline.text, line: pipeline.line, prints: shown.prints }];
  });
}

function shownBy({ stages }: Pipeline, depth: number): Shown | undefined {
  const bare = stages.map(({ text }) => withoutRedirections(text));
  const hiddenUntil = Math.max(
    stages.findLastIndex(goesElsewhere),
    bare.findLastIndex(isFilter) - 1,
  );
  const lastTaker = bare.findLastIndex((one) => !passesOn.test(one));
  for (const [index, stage] of stages.entries()) {
    const shown = index > hiddenUntil ? shownByStage(stage, depth) : undefined;
    if (shown === undefined || (shown.isOneVariable && index < lastTaker)) continue;
    return shown;
  }
  return undefined;
}

/** Whether nothing secret of what comes in is shown. */
function isFilter(command: string): boolean {
  return isNamesOnly(command) || isHarmlessVariable(command) || takesIn.test(command);
}

function shownByStage({ text, substituted }: Stage, depth: number): Shown | undefined {
  if (depth > deepest) return undefined;
  const unwrapped = unwrapCommand(withoutRedirections(text));
  if (unwrapped.kind === "shell") return shownByText(unwrapped.text, depth + 1);
  const command = unwrapped.text;
  const shown = leakShapes.find((shape) => shape.matches(command));
  if (shown !== undefined || !/^(?:echo|printf|cat)\b/.test(command)) return shown;
  for (const inner of substituted) {
    const innerShown = shownByText(inner, depth + 1);
    if (innerShown !== undefined) return innerShown;
  }
  return undefined;
}

function shownByText(text: string, depth: number): Shown | undefined {
  for (const pipeline of pipelinesOf(text)) {
    const shown = shownBy(pipeline, depth);
    if (shown !== undefined) return shown;
  }
  return undefined;
}

function goesElsewhere({ text }: Stage): boolean {
  return /(?<![2-9<])>>?(?!\s*(?:&|\/dev\/(?:stdout|stderr|tty)\b))\s*[^\s(>]/.test(
    withoutQuoted(text),
  );
}

/** A command without where its output goes; what it reads from is an argument. */
function withoutRedirections(text: string): string {
  const blanked = withoutQuoted(text);
  let bare = text;
  for (const { 0: redirection, index } of [
    ...blanked.matchAll(/\s?[\d&]?>>?\s?[^\s<>|]+/g),
  ].reverse()) {
    bare = bare.slice(0, index) + bare.slice(index + redirection.length);
  }
  return bare.replace(/\s?<\s?(?=[\w./~"'])/g, " ").trim();
}

function withoutQuoted(text: string): string {
  return text.replace(/"[^"]*"|'[^']*'/g, (quoted) => "_".repeat(quoted.length));
}
