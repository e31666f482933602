import { nearestName } from "../config/nearest-name.ts";
import type { Release } from "../gate/check.ts";
import { git } from "../git/git.ts";
import type { Host } from "../host/host.ts";
import { locate } from "../host/locate.ts";
import { promoteFolder } from "../record/promote-folder.ts";
import { type ReporterName, reporterNames } from "../report/reporters.ts";
import { Misuse } from "./load-config.ts";
import type { World } from "./world.ts";

/** A report that goes to a file. `file` is as it was named, `path` absolute. */
export type ReportFile = {
  readonly reporter: ReporterName;
  readonly file: string;
  readonly path: string;
};

/** Where the reports of a run go. */
export type ReportPlan = {
  readonly output: ReporterName;
  readonly files: readonly ReportFile[];
};

type Asked = { readonly reporter: ReporterName; readonly file: string | undefined };

/** What `--reporter` and `--json` ask for. Throws `Misuse` for what cannot be, before anything runs. */
export async function planReports(
  {
    reporter: given = [],
    json,
  }: { readonly reporter?: readonly string[] | undefined; readonly json: boolean },
  { host, directory }: Pick<World, "host" | "directory">,
): Promise<ReportPlan> {
  const asked = given.map(readReporter);
  const printed = new Set<ReporterName>([
    ...(json ? (["json"] as const) : []),
    ...asked.flatMap(({ reporter, file }) => (file === undefined ? [reporter] : [])),
  ]);
  const [output = "tty", other] = printed;
  if (other !== undefined) {
    throw new Misuse(
      `One report goes to standard output, and ${output} and ${other} were asked for. Name a file, such as --reporter ${other}=FILE.`,
    );
  }
  const files = asked.flatMap(({ reporter, file }) =>
    file === undefined ? [] : [{ reporter, file, path: locate(directory, file) }],
  );
  const paths = files.map(({ path }) => path);
  const twice = files.find(({ path }, index) => paths.indexOf(path) !== index);
  if (twice !== undefined)
    throw new Misuse(`Two reports are to go to ${twice.file}. Name a file for each.`);
  for (const { file, path } of files) {
    const obstacle = await obstacleAt(host, path);
    if (obstacle !== undefined)
      throw new Misuse(`A report is to go to ${file}, which is ${obstacle}. Name another file.`);
  }
  return { output, files };
}

/** Throws `Misuse` when a report would take the place of a file of the repository or of the gate itself. */
export async function assertReplaceable(
  host: Pick<Host, "processes">,
  { files }: ReportPlan,
  { candidate, config }: Pick<Release, "candidate" | "config">,
): Promise<void> {
  const { repository, project } = candidate;
  const { directory, ledger } = config.record;
  const own = [promoteFolder, directory, ledger].map((one) => locate(project, one));
  for (const { file, path } of files) {
    const isOwn = own.some((one) => path === one || path.startsWith(`${one}/`));
    const isReport = path.startsWith(`${locate(project, reportsFolder)}/`);
    if (isOwn && !isReport) {
      throw new Misuse(
        `A report is to go to ${file}, where promote keeps its own files. ${adviceFor(file)}`,
      );
    }
    if (!path.startsWith(`${repository}/`)) continue;
    const below = path.slice(repository.length + 1);
    const look = ["--literal-pathspecs", "ls-files", "-z", "--", below];
    if ((await git(host, repository, look)).stdout !== "") {
      throw new Misuse(
        `A report is to go to ${file}, which is a file of the repository. ${adviceFor(file)}`,
      );
    }
  }
}

const reportsFolder = `${promoteFolder}/reports`;

function adviceFor(file: string): string {
  return `Name another file, such as ${reportsFolder}/${file.split("/").at(-1) ?? ""}.`;
}

/** What stands where a report is to go and must not be replaced. */
export async function obstacleAt(
  { files }: Pick<Host, "files">,
  path: string,
): Promise<string | undefined> {
  const kind = (await files.status(path))?.kind;
  if (kind === undefined || kind === "file") return undefined;
  return { directory: "a folder", link: "a symbolic link", other: "no regular file" }[kind];
}

function readReporter(text: string): Asked {
  const [, name = "", file] = /^([^=]*)(?:=(.*))?$/s.exec(text) ?? [];
  const reporter = reporterNames.find((one) => one === name);
  if (reporter === undefined) {
    const nearest = nearestName(name, [...reporterNames]);
    const hint = nearest === undefined ? "" : ` Did you mean ${nearest}?`;
    throw new Misuse(
      `There is no reporter "${name}".${hint} They are ${reporterNames.join(", ")}.`,
    );
  }
  if (file !== undefined && (file === "" || /[\\/]$/.test(file))) {
    throw new Misuse(`--reporter ${text} names no file; expected ${name}=FILE.`);
  }
  return { reporter, file };
}
