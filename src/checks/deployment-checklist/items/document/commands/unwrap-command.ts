import { isTraced, shell, shellOptions } from "./shell-options.ts";
import { plainDollar } from "./shell-tokens.ts";

/** What a command runs: a command with its arguments, or a text that another shell reads. */
export type Unwrapped =
  | { readonly kind: "command"; readonly text: string }
  | { readonly kind: "shell"; readonly text: string };

const assignment = /[A-Za-z_]\w*=(?:"[^"]*"|'[^']*'|[^\s"'])*\s/.source;

/** What only runs the command behind it. */
const wrappers: readonly RegExp[] = [
  /^[({]\s*/,
  /^(?:!|if|elif|while|until|do|then|else|time|command|builtin|exec|nohup)\s/,
  new RegExp(`^(?:${assignment})+`),
  /^\/(?:usr\/)?(?:local\/)?s?bin\/(?=\w)/,
  /^(?:sudo|doas)\s(?:-(?:[ughCprtTD]|-user|-group)\s\S+\s|--?[\w-]+(?:=\S+)?\s)*/,
  new RegExp(
    `^env\\s(?:-[uC]\\s\\S+\\s|--?(?![uC]\\s)\\w[\\w-]*(?:=\\S+)?\\s|${assignment})*(?=[\\w./])(?!\\w+=)`,
  ),
  /^(?:watch|timeout|nice|stdbuf|ionice)\s(?:-s\s\S+\s|-\S+\s|\d\S*\s)*/,
  /^ssh\s(?:-[BbcDEeFIiJLlmOopQRSWw]\s\S+\s|-(?![BbcDEeFIiJLlmOopQRSWw]\s)\S+\s)*[^\s-]\S*\s(?:--\s)?/,
  /^(?:doppler|railway|op|infisical)\srun\s(?:(?:.*?\s)??--\s|(?:-\S+\s)*)(?=["'/a-z])/,
  /^xargs\s(?:-[dEILnPs]\s\S+\s|-(?!a|[dEILnPs]\s)\S+\s)*(?=(?:[ef]?grep|rg|g?awk|sed)\s)/,
];

/** A container or another machine, up to the command that it runs; told by the words that such commands begin with. */
const elsewhere =
  /^(?:docker|docker-compose|podman|kubectl|oc|fly|flyctl|heroku|nomad|kamal)\s(?:.*?\s)?(?:exec|run|ssh|rsh)\s(?:.*?\s)??(?=["']?(?:\/(?:usr\/)?bin\/)?(?:(?:ba|z|da|a)?sh|env|printenv|cat|export|set)(?:[\s"']|$))/;

const herokuApp = /\s(?:-a|--app|-r|--remote)[ =]\S+/g;

/** Takes off what runs a command, until the command itself is left. */
export function unwrapCommand(stage: string): Unwrapped {
  let text = stage.replace(/[)\s]{1,9}$/, "");
  for (;;) {
    const shellText = shellTextOf(text);
    if (shellText !== undefined) return { kind: "shell", text: shellText };
    const bare = withoutWrapper(text);
    if (bare === text) return { kind: "command", text };
    text = bare;
  }
}

const withText = new RegExp(
  `^(?:${shell}\\s${shellOptions}-\\w*c|eval|su\\s.*?-c)\\s(?:'([^']*)'|"([^"]*)"|(\\S+))`,
);

function withoutWrapper(text: string): string {
  const wrapper = wrappers.find((pattern) => pattern.test(text));
  if (wrapper !== undefined) return text.replace(wrapper, "");
  return (text.startsWith("heroku ") ? text.replace(herokuApp, "") : text).replace(elsewhere, "");
}

/** The text of `sh -c '…'`, and of a quoted command for another machine. */
function shellTextOf(text: string): string | undefined {
  const [, single, double, word] =
    withText.exec(text) ?? /^(?:'([^']*)'|"([^"]*)")$/.exec(text) ?? [];
  const inner = (single ?? double ?? word)?.replaceAll(plainDollar, "$");
  return inner !== undefined && isTraced(text) ? `set -x\n${inner}` : inner;
}
