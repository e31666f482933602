import { pipelinesOf } from "./shell-pipelines.ts";

/** A command that prints secrets, and what it prints. */
export type Leak = { readonly command: string; readonly line: number; readonly prints: string };

type Shape = { readonly prints: string; readonly pattern: RegExp; readonly unless?: RegExp };

const secretName =
  /(?:SECRET|TOKEN|PASSWORD|PASSWD|PASSPHRASE|CREDENTIAL|API_?KEY|PRIVATE_?KEY|ENCRYPTION_?KEY|ACCESS_?KEY|DATABASE_URL|REDIS_URL|_DSN|_KEY)/
    .source;

const shapes: readonly Shape[] = [
  {
    prints: "the variables of a file, secrets among them",
    pattern:
      /^(?:cat|less|more|head|tail|bat|nl|grep|egrep|awk|sed)\s(?:.*[\s/])?\.env(?:\.[\w.-]+)?(?=[\s"']|$)/,
    unless:
      /\.env\.(?:example|sample|template|dist|defaults?)\b|^grep\s+-\w*[cqlL]|^sed\s+(?:-\w+\s+)*-i|=\.\*/,
  },
  {
    prints: "every variable of the environment",
    pattern: /^(?:env|printenv|export -p|declare -[xp]+|set)$/,
  },
  { prints: "a secret variable", pattern: new RegExp(`^printenv\\s+\\w*${secretName}\\w*$`) },
  {
    prints: "a secret variable",
    pattern: new RegExp(`^(?:echo|printf)\\s.*\\$(?:\\{)?\\w*${secretName}\\w*(?:\\}|:-|\\b)`),
    unless: /^(?:echo|printf)\s[^$]*(?:\$\{\w+:?\+[^}]*\}[^$]*)+$/,
  },
  {
    prints: "every command with the values of its variables",
    pattern:
      /^(?:set\s+(?:-\w+\s+)*-[a-wyz]*x[a-z]*\b|set\s+-o\s+xtrace\b|(?:ba|z|k|da)?sh\s+(?:-\w+\s+)*-[a-wyz]*x[a-z]*\b)/,
  },
  {
    prints: "every variable of the service",
    pattern:
      /^(?:railway\s+variables?|heroku\s+config|doppler\s+secrets)(?:\s+list)?(?:\s+(?:-\w+|--[\w-]+)(?:[= ](?!-)[\w./-]+)?)*$/,
    unless: /\s--(?:set|unset|only-names|help)\b/,
  },
  {
    prints: "every variable of the service",
    pattern: /^doppler\s+secrets\s+download\b.*--no-file\b/,
  },
  {
    prints: "the variables of the container",
    pattern: /^(?:docker|podman)\s+(?:container\s+)?inspect\b/,
    unless: /(?:--format|-f)[= ](?!.*(?:\.Env\b|json \.\}|json \.Config\b))/,
  },
  {
    prints: "the variables of every service",
    pattern: /^docker(?:\s+|-)compose\b.*\sconfig\b/,
    unless: /\s(?:-q|--quiet|--services|--volumes|--images|--profiles|--no-interpolate|--hash)\b/,
  },
  {
    prints: "the values of a Secret",
    pattern:
      /^(?:kubectl|oc)\b.*\sget\s+secrets?\b.*(?:-o|--output)[= ]?(?:ya?ml|json|go-template|jsonpath)/,
  },
];

/** Passes names, a count or an answer on, and no values. */
const namesOnly =
  /^(?:cut\s+-d\s*['"]?=['"]?\s+-f\s*1\b|sed\s.*=\.\*|awk\s+-F\s*['"]?=|wc\b|e?grep\s+-\w*[cq])/;

const passesOn = /^(?:base64|xxd|od|hexdump|tee|cat|rev|tr|less|more|head|tail|sort|fold|jq)\b/;

/** The commands of a text for a shell that print secrets to the terminal, where anybody's log may keep them. */
export function leakingCommands(text: string): readonly Leak[] {
  return pipelinesOf(text).flatMap(({ stages, line, text: command }) => {
    const [first = "", ...others] = stages;
    if (goesElsewhere(stages) || others.some((stage) => namesOnly.test(stage))) return [];
    const inner = commandsOf(first);
    const shape = shapes.find(({ pattern, unless }) =>
      inner.some((one) => pattern.test(one) && unless?.test(one) !== true),
    );
    if (shape === undefined) return [];
    const isVariable = inner.some((one) => /^(?:echo|printf|printenv)\s/.test(one));
    if (isVariable && others.some((stage) => !passesOn.test(stage))) return [];
    return [{ command, line, prints: shape.prints }];
  });
}

function goesElsewhere(stages: readonly string[]): boolean {
  return /(?<![2-9<])>>?\s*(?!&|\/dev\/(?:stdout|stderr|tty)\b)\S/.test(
    (stages.at(-1) ?? "").replace(/"[^"]*"|'[^']*'/g, (quoted) => "_".repeat(quoted.length)),
  );
}

const longestCommand = 2_000;

/** The command itself, and the one that it runs elsewhere: `sudo`, `docker exec api env`, `railway run env`. */
function commandsOf(stage: string): readonly string[] {
  const bare = stage
    .slice(0, longestCommand)
    .replace(/^[({\s]+| ?[)}]{1,9}$/g, "")
    .replace(/^(?:(?:sudo|time|command|do|then|else|!)\s+|[A-Za-z_]\w*=\S*\s+)*/, "");
  const [, elsewhere] =
    /^(?:docker|podman|kubectl|oc|fly|flyctl|heroku|railway|ssh)\b.*?\s["']?((?:env|printenv|cat)\b[^"']*)["']?$/.exec(
      bare,
    ) ?? [];
  return elsewhere === undefined ? [bare] : [bare, elsewhere.trim()];
}
