import { type Input, names, oneOf, onOrOff, optionalText, text } from "./input.ts";

/** Every input of the Action. `action.yml`, the README's table and `readInputs` are made from this. */
export const inputs = {
  command: oneOf(["check", "verify", "snapshot-verify", "snapshot-review"], {
    description:
      "What to run: the promotion checklist, the verification of the newest record of this commit, whether the schema snapshot is whole, or the review of what changes in it.",
    otherwise: "check",
  }),
  config: optionalText(
    "The configuration, relative to working-directory. Default: promote.yaml there or above.",
  ),
  "config-ref": text(
    "Whose configuration, waivers and trust count: `base` is the commit that a pull request or merge group goes into, `head` the commit that is checked out; else a branch, tag or commit.",
    "base",
  ),
  trust: optionalText(
    "The trust file that `verify` goes by, relative to working-directory, read from the commit of `config-ref`, never from the working tree. Default: `record.trust` of the configuration, else the key in PROMOTE_PUBLIC_KEY, else the public half of PROMOTE_SIGNING_KEY.",
  ),
  environment: optionalText(
    "The environment that is promoted to. `check` refuses a configuration with another one; `verify` needs it.",
  ),
  version: optionalText(
    "The tag of the release that is promoted. Where it exists it has to lead to the commit that is checked out. Default: the release's own on `release` events.",
  ),
  checks: names(
    "Run these checks alone, by name between commas. For finding out: such a run never clears a release.",
  ),
  comment: oneOf(["auto", "always", "on-failure", "never"], {
    description:
      "When the one comment on a pull request is written: auto (not tried where a fork's token cannot), always, on-failure (a green run changes a comment that is there and writes none).",
    otherwise: "auto",
  }),
  annotations: onOrOff("Whether findings are shown in the changed files.", true),
  summary: onOrOff("Whether the job summary is written.", true),
  "report-html": optionalText(
    "Write the run as one HTML page to this file, relative to working-directory: one that git ignores, such as .promote/reports/run.html.",
  ),
  sign: oneOf(["auto", "key", "keyless", "none"], {
    description:
      "How the record is signed: auto is what the configuration says (`record.sign`), none clears nothing.",
    otherwise: "auto",
  }),
  "working-directory": text("Where to run, relative to the workspace.", "."),
  "github-token": {
    description:
      "The token that writes the comment: `permissions: { contents: read, pull-requests: write }`.",
    default: githubToken(),
    // Left empty there is none; the default is an expression that the runner fills in.
    parse: (token) => token,
  } satisfies Input<string>,
} as const satisfies { readonly [name: string]: Input<unknown> };

export type InputName = keyof typeof inputs;

export type Inputs = {
  readonly [Name in InputName]: ReturnType<(typeof inputs)[Name]["parse"]>;
};

/** Every output of the Action, with its description. All are set in every run; what there is none of is empty. */
export const outputs = {
  outcome: "cleared, blocked or undecided.",
  "exit-code":
    "0 yes, 1 no, 2 something could not be checked, 64 inputs or configuration are wrong, 130 and 143 cancelled.",
  "stopped-at": "The check at which the run stopped.",
  "record-path": "The record, relative to working-directory.",
  "record-digest": "sha256: and the hex digest of the statement that the record carries.",
  "report-path": "The HTML page, relative to working-directory.",
  findings:
    "JSON: a list of { check, rule, severity, subject, fingerprint, waived, file, line }, at most 200 of them.",
} as const;

export type Outputs = { readonly [Name in keyof typeof outputs]: string };

/** The expression by which a workflow hands its token over. */
function githubToken(): string {
  return ["$", "{{ github.token }}"].join("");
}

const parsers: { readonly [Name in InputName]: Input<Inputs[Name]> } = inputs;

/** What the inputs say. `variables` are those of the process; the runner names them INPUT_ and the name in capitals. */
export function readInputs(variables: Readonly<Record<string, string | undefined>>): Inputs {
  const read = <Name extends InputName>(name: Name): Inputs[Name] => {
    const given = (variables[variableOf(name)] ?? "").trim();
    const input = parsers[name];
    const isLeftOut = given === "" && !input.default.startsWith("$");
    return input.parse(isLeftOut ? input.default : given, name);
  };
  return {
    command: read("command"),
    config: read("config"),
    "config-ref": read("config-ref"),
    trust: read("trust"),
    environment: read("environment"),
    version: read("version"),
    checks: read("checks"),
    comment: read("comment"),
    annotations: read("annotations"),
    summary: read("summary"),
    "report-html": read("report-html"),
    sign: read("sign"),
    "working-directory": read("working-directory"),
    "github-token": read("github-token"),
  };
}

/** The variable in which the runner hands an input over. */
export function variableOf(name: InputName): string {
  return `INPUT_${name.toUpperCase()}`;
}
