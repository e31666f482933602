import type { Exit } from "../host/host.ts";

/** A setting, and who set it: `local` and `worktree` are the repository's own, with what they include. */
type Setting = { readonly scope: string; readonly key: string; readonly value: string };

/** A setting of one call. */
export type OwnSetting = { readonly key: string; readonly value: string };

type Program = {
  readonly key: RegExp;
  /** What git does without the setting. */
  readonly otherwise: string;
  /** Whether every value counts, and an empty one takes back those before it. */
  readonly isList?: boolean;
};

/** Settings by which git runs a program, beside those that are overruled in every call: https://git-scm.com/docs/git-config */
const programs: readonly Program[] = [
  { key: /^filter\..*\.(?:clean|smudge|process)$/s, otherwise: "" },
  { key: /^filter\..*\.required$/s, otherwise: "false" },
  { key: /^credential\.(?:.*\.)?helper$/s, otherwise: "", isList: true },
  { key: /^core\.askpass$/, otherwise: "" },
  { key: /^core\.sshcommand$/, otherwise: "ssh" },
  { key: /^gpg\.(?:openpgp\.)?program$/, otherwise: "gpg" },
  { key: /^gpg\.x509\.program$/, otherwise: "gpgsm" },
  { key: /^gpg\.ssh\.program$/, otherwise: "ssh-keygen" },
  { key: /^gpg\.ssh\.defaultkeycommand$/, otherwise: "" },
];

/** What lists every setting with its scope. */
export const listSettings = ["config", "--list", "--includes", "--show-scope", "-z"];

/**
 * Variables that overrule what the repository says git is to run, by what the user or the machine says instead, or by
 * git's own default; and that set what is this call's own. A repository is the candidate's; the user's settings are the
 * operator's. Given what `listSettings` prints.
 */
export function overrulingVariables(
  { stdout }: Pick<Exit, "stdout">,
  own: readonly OwnSetting[] = [],
): Record<string, string> {
  const settings = settingsIn(stdout);
  const overruled = new Map<string, readonly string[]>();
  for (const { scope, key } of settings) {
    const program = programs.find((one) => one.key.test(key));
    if (program === undefined || !isRepositorys(scope) || overruled.has(key)) continue;
    const trusted = settings.filter((one) => one.key === key && !isRepositorys(one.scope));
    const values = trusted.map(({ value }) => value);
    const last = values.at(-1) ?? program.otherwise;
    overruled.set(key, program.isList === true ? ["", ...values] : [last]);
  }
  const pairs = [
    ...[...overruled].flatMap(([key, values]) => values.map((value) => ({ key, value }))),
    ...own,
  ];
  return Object.fromEntries([
    ["GIT_CONFIG_COUNT", `${pairs.length}`],
    ...pairs.map(({ key }, index) => [`GIT_CONFIG_KEY_${index}`, key]),
    ...pairs.map(({ value }, index) => [`GIT_CONFIG_VALUE_${index}`, value]),
  ]);
}

function isRepositorys(scope: string): boolean {
  return scope === "local" || scope === "worktree";
}

/** `scope NUL key LF value NUL`; a key without a value stands for true. */
function settingsIn(stdout: string): readonly Setting[] {
  const parts = stdout.split("\0");
  const settings: Setting[] = [];
  for (let index = 0; index + 1 < parts.length; index += 2) {
    const [scope = "", text = ""] = parts.slice(index, index + 2);
    const end = text.indexOf("\n");
    const [key, value] = end === -1 ? [text, ""] : [text.slice(0, end), text.slice(end + 1)];
    settings.push({ scope, key, value });
  }
  return settings;
}
