import { configText } from "./config-text.ts";
import { gitignoreText } from "./gitignore-text.ts";
import { within } from "./repository-view.ts";
import { runbookText, skeletonPath } from "./runbook-text.ts";
import type { Survey } from "./survey.ts";
import { workflowText } from "./workflow-text.ts";

/** A file that init cares for, by its path from the top of the repository. */
export type PlannedFile = {
  readonly path: string;
  /** The whole text that goes there; undefined leaves what is there. */
  readonly text: string | undefined;
  /** What became of it, or will: in a reader's words. */
  readonly note: string;
};

export type PlanRequest = {
  readonly survey: Survey;
  /** The folder that promote.yaml goes into, from the top of the repository; the project is that or below. */
  readonly home: string;
  /** The configuration that is there, from the top of the repository, with its text. */
  readonly config: { readonly path: string; readonly text: string } | undefined;
  /** Texts of files that are there, by path from the top; "" for what is there and no text. */
  readonly present: ReadonlyMap<string, string>;
};

/** The files that a plan may write, whose presence has to be known. */
export function pathsToAsk(survey: Survey, home: string): readonly string[] {
  return [within(home, "promote.yaml"), workflowPath(home), runbookPath(survey), ".gitignore"];
}

/** What to write and what to keep. Nothing that is there is replaced; to `.gitignore` a line is added. */
export function planFiles({ survey, home, config, present }: PlanRequest): readonly PlannedFile[] {
  const root =
    survey.project === home ? "" : survey.project.slice(home === "" ? 0 : home.length + 1);
  const fresh = (path: string, text: () => string, note: string): PlannedFile =>
    present.has(path)
      ? { path, text: undefined, note: "it is there already" }
      : { path, text: text(), note };
  const configFile: PlannedFile =
    config === undefined
      ? fresh(
          within(home, "promote.yaml"),
          () => configText(survey, root),
          "the seven checks, with what was found",
        )
      : { path: config.path, text: undefined, note: "it is there already" };
  const workflow = fresh(
    workflowPath(home),
    () => workflowText(survey, workflowName(home)),
    "runs the gate on pull requests, the merge queue and the default branch",
  );
  const ignored = gitignoreText(present.get(".gitignore"));
  return [
    configFile,
    workflow,
    ...runbookFiles(survey, config, fresh),
    {
      path: ".gitignore",
      text: ignored,
      note: ignored === undefined ? "it has .promote/ already" : "a line more: .promote/",
    },
  ];
}

/** A skeleton is written where the configuration asks for one. */
function runbookFiles(
  survey: Survey,
  config: PlanRequest["config"],
  fresh: (path: string, text: () => string, note: string) => PlannedFile,
): readonly PlannedFile[] {
  if (survey.rollbackDocument !== undefined) {
    const path = within(survey.project, survey.rollbackDocument.what);
    return [{ path, text: undefined, note: "it is there already" }];
  }
  if (config !== undefined && !config.text.includes(skeletonPath)) return [];
  return [
    fresh(
      runbookPath(survey),
      runbookText,
      "a skeleton; it blocks until its <placeholders> are replaced",
    ),
  ];
}

function runbookPath({ project }: Survey): string {
  return within(project, skeletonPath);
}

function workflowPath(home: string): string {
  return `.github/workflows/${workflowName(home)}.yml`;
}

/** A second service of one repository has a workflow of its own. */
function workflowName(home: string): string {
  const words = home
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
  return ["promote", ...words].join("-");
}
