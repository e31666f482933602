import { isTraced } from "./shell-options.ts";
import { isHarmlessVariable, isNamesOnly, isSecretVariable } from "./variable-names.ts";

/** A kind of command that prints secrets; `prints` says which. */
export type LeakShape = {
  readonly prints: string;
  /** Whether it prints one variable, which a command behind it may take instead of showing it. */
  readonly isOneVariable?: true;
  matches(command: string): boolean;
};

const readers =
  /^(?:cat|tac|less|more|head|tail|bat|nl|[ef]?grep|rg|g?awk|sed|cut|sort|strings|xxd|od|hexdump|base64|diff|tr|xargs)\s/;
const withScript = /^(?:[ef]?grep|rg|g?awk|sed)\s/;

const environmentFile = /(?:^|\/)(?:[\w.-]*\.env|\.env(?:rc|\*|\.[\w.*-]+))$/;
const notTheFile =
  /\.(?:example|sample|template|tmpl|dist|defaults?|schema|vault|enc|gpg|age|md|[cm]?[jt]sx?)$/;
const secretFile =
  /(?:^|\/)(?:\.pgpass|\.netrc|\.aws\/credentials|id_(?:rsa|dsa|ecdsa|ed25519))$|^\/run\/secrets\/.|^\/proc\/[^/\s]+\/environ$/;

const inspectsContainer = /^(?:docker|podman)\s(?:container\s)?inspect\b/;
const printsNoVariables = /(?:--format|-f)[= ](?!.*(?:\.Env\b|json \.\}|json \.Config\b))/;
const configOfCompose = /^(?:docker|podman)(?:\s|-)compose\b.*\sconfig\b/;
const partOfConfig =
  /\s(?:-q|--quiet|--services|--volumes|--images|--profiles|--no-interpolate|--hash)\b/;
const secretOfCluster =
  /^(?:kubectl|oc)\b.*\sget\s(?:-\S+(?:\s\w[\w-]*)?\s)*(?:[\w.]+,)*secrets?(?:[/,\s]|$)/;
const valuesOfSecret =
  /\s(?:-o|--output)[= ]?["']?(?:yaml|json(?!path)|(?:go-template|jsonpath|custom-columns).*(?<!meta)data)/;
const variablesOfService =
  /^(?:railway\svariables?|heroku\sconfig|doppler\ssecrets)(?:\slist)?(?:\s(?:-\w+|--[\w-]+)(?:[= ](?!-)[\w./-]+)?)*$|^doppler\ssecrets\sdownload\b.*--no-file\b/;
const environmentOfProgram =
  /^(?:node|deno|bun|python3?)\s.*\b(?:process\.env|os\.environ)(?![.\w[])/;
const secretOfStore =
  /^(?:aws\b.*\ssecretsmanager\sget-secret-value|aws\b.*\sssm\sget-parameters?\b.*--with-decryption|vault\s(?:kv\sget|read)|gcloud\b.*\ssecrets\sversions\saccess|az\skeyvault\ssecret\sshow|doppler\ssecrets\sget|heroku\sconfig:get|op\sread)(?:\s|$)/;

/** What prints secrets. */
export const leakShapes: readonly LeakShape[] = [
  { prints: "the variables of a file, secrets among them", matches: isFileShown },
  {
    prints: "every variable of the environment",
    matches: (command) =>
      /^(?:printenv(?:\s-0)?|env(?:\s-0|\s--null|\s-u\s\w+|\s\w+=\S*)*|export|export -p|(?:declare|typeset)(?: -[xp]+)?|set)$/.test(
        command,
      ) || environmentOfProgram.test(command),
  },
  { prints: "a secret variable", isOneVariable: true, matches: isVariableShown },
  {
    prints: "a secret variable",
    matches: (command) => secretOfStore.test(command) && !/\s(?:-h|--help)\b/.test(command),
  },
  {
    prints: "every command with the values of its variables",
    matches: isTraced,
  },
  {
    prints: "every variable of the service",
    matches: (command) =>
      variablesOfService.test(command) && !/\s--(?:set|unset|only-names|help)\b/.test(command),
  },
  {
    prints: "the variables of the container",
    matches: (command) => inspectsContainer.test(command) && !printsNoVariables.test(command),
  },
  {
    prints: "the variables of every service",
    matches: (command) => configOfCompose.test(command) && !partOfConfig.test(command),
  },
  {
    prints: "the variables of the service",
    matches: (command) =>
      /^systemctl\b.*\sshow\b.*\s(?:-p\s*|--property[= ])\S*Environment\b/.test(command),
  },
  {
    prints: "the values of a Secret",
    matches: (command) => secretOfCluster.test(command) && valuesOfSecret.test(command),
  },
];

function isFileShown(command: string): boolean {
  if (
    !readers.test(command) ||
    isNamesOnly(command) ||
    /^sed\s(?:-\w+\s)*(?:-\w*i|--in-place)/.test(command)
  ) {
    return false;
  }
  const words = command.replace(/["']/g, "").split(" ").slice(1);
  const operands = words.filter((word) => !word.startsWith("-"));
  const files = withScript.test(command) ? operands.slice(1) : operands;
  const isShown = files.some(
    (file) => secretFile.test(file) || (environmentFile.test(file) && !notTheFile.test(file)),
  );
  return isShown && !isHarmlessVariable(command);
}

function isVariableShown(command: string): boolean {
  const [, program, rest = ""] = /^(echo|printf|printenv)\s(.*)/.exec(command) ?? [];
  if (program === "printenv") return rest.split(" ").some(isSecretVariable);
  return [...rest.matchAll(/(?<!\\)\$(?:\{([A-Za-z_]\w*)(?!\w|:?\+)|([A-Za-z_]\w*))/g)].some(
    ([, braced, bare]) => isSecretVariable(braced ?? bare ?? ""),
  );
}
