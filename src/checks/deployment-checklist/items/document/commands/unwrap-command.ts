import { plainDollar } from "./shell-tokens.ts";

/** What a command runs: a command with its arguments, or a text that another shell reads. */
export type Unwrapped =
  | { readonly kind: "command"; readonly text: string }
  | { readonly kind: "shell"; readonly text: string };

const mostWrappers = 12;

const assignment = /[A-Za-z_]\w*=(?:"[^"]*"|'[^']*'|[^\s"'])*(?:\s+|$)/.source;

/** What only runs the command behind it. */
const wrappers: readonly RegExp[] = [
  /^[({]\s*/,
  /^(?:!|if|elif|while|until|do|then|else|time|command|builtin|exec|nohup)\s+(?=[^-\s])/,
  new RegExp(`^(?:${assignment})+`),
  /^\/(?:usr\/)?(?:local\/)?s?bin\/(?=\w)/,
  /^(?:sudo|doas)\s+(?:-[ughCprtTD]\s+\S+\s+|--?[\w-]+(?:=\S+)?\s+)*/,
  new RegExp(
    `^env\\s+(?:-[uC]\\s+\\S+\\s+|--?(?![uC]\\s)\\w[\\w-]*(?:=\\S+)?\\s+|${assignment})*(?=[\\w./])(?!\\w+=)`,
  ),
  /^(?:watch|timeout|nice|stdbuf|ionice)\s+(?:-n\s+\S+\s+|-\S+\s+|\d\S*\s+)*/,
  /^ssh\s+(?:-[BbcDEeFIiJLlmOopQRSWw]\s+\S+\s+|-(?![BbcDEeFIiJLlmOopQRSWw]\s)\S+\s+)*[^\s-]\S*\s+(?:--\s+)?/,
  /^(?:doppler|railway|op|infisical)\s+run\s+(?:-\S+\s+)*?(?:--\s+)?(?=[a-z])/,
];

/** A container or another machine, up to the command that it runs; told by the words that such commands begin with. */
const elsewhere =
  /^(?:docker|docker-compose|podman|kubectl|oc|fly|flyctl|heroku|nomad|kamal)\s(?:.*?\s)?(?:exec|run|ssh|rsh)\s(?:.*?\s)??(?=["']?(?:\/(?:usr\/)?bin\/)?(?:(?:ba|z|da|a)?sh|env|printenv|cat|export|set)(?:[\s"']|$))/;

const herokuApp = /\s(?:-a|--app|-r|--remote)[ =]\S+/g;

/** Takes off what runs a command, until the command itself is left. */
export function unwrapCommand(stage: string): Unwrapped {
  let text = stage.replace(/[)\s]{1,9}$/, "");
  for (let taken = 0; taken < mostWrappers; taken += 1) {
    const shellText = shellTextOf(text);
    if (shellText !== undefined) return { kind: "shell", text: shellText };
    const bare = withoutWrapper(text);
    if (bare === text || bare === "") break;
    text = bare;
  }
  return { kind: "command", text };
}

function withoutWrapper(text: string): string {
  const wrapper = wrappers.find((pattern) => pattern.test(text));
  if (wrapper !== undefined) return text.replace(wrapper, "");
  return (text.startsWith("heroku ") ? text.replace(herokuApp, "") : text).replace(elsewhere, "");
}

/** The text of `sh -c '…'`, and of a quoted command for another machine. */
function shellTextOf(text: string): string | undefined {
  const [, single, double, word] =
    /^(?:(?:ba|z|k|da|a)?sh\s+(?:-\S+\s+)*?-\w*c|eval|su\s.*?-c)\s+(?:'([^']*)'|"([^"]*)"|(\S+))/.exec(
      text,
    ) ??
    /^(?:'([^']*)'|"([^"]*)")$/.exec(text) ??
    [];
  const inner = (single ?? double ?? word)?.replaceAll(plainDollar, "$");
  const isTraced = /^\w*sh\s+(?:-[a-z]+\s+)*-[a-z]*x/.test(text);
  return inner !== undefined && isTraced ? `set -x\n${inner}` : inner;
}
