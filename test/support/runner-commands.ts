/** A line that the runner would obey. */
export type RunnerCommand = { readonly name: string; readonly data: string };

const registered: ReadonlySet<string> = new Set([
  ...["add-mask", "add-matcher", "add-path", "debug", "echo", "endgroup", "error", "group"],
  ...["internal-set-repo-path", "notice", "remove-matcher", "save-state", "set-env", "set-output"],
  ...["stop-commands", "warning"],
]);

/**
 * The commands that a runner finds in what a step prints, by the rules of its parser: lines end as in .NET, `::name
 * properties::data` counts where a line begins, blanks aside, and `##[name properties]data` anywhere in it.
 * https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
export function runnerCommandsIn(output: string): readonly RunnerCommand[] {
  return output.split(/\r\n|[\r\n]/).flatMap((line) => {
    const found = secondForm(line) ?? firstForm(line);
    return found !== undefined && registered.has(found.name.toLowerCase()) ? [found] : [];
  });
}

function secondForm(line: string): RunnerCommand | undefined {
  const [, info, data] = /^::(.*?)::(.*)$/s.exec(comparable(line).trimStart()) ?? [];
  return info === undefined || data === undefined ? undefined : { name: nameIn(info), data };
}

function firstForm(line: string): RunnerCommand | undefined {
  const [, info, data] = /##(?:vso)?\[(.*?)\](.*)$/s.exec(comparable(line)) ?? [];
  return info === undefined || data === undefined ? undefined : { name: nameIn(info), data };
}

function nameIn(info: string): string {
  return (info.split(" ")[0] ?? "").replace(/^task\./, "");
}

/** A comparison by culture passes over characters that cannot be seen. */
function comparable(line: string): string {
  return line.replace(/(?!\s)(?:[\p{Cc}\p{Cf}]|\u034f)/gu, "");
}
