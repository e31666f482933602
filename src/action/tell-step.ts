import { redactedTexts } from "../commands/redacted-texts.ts";
import { faultReportOf } from "../gate/fault.ts";
import { exitCodes } from "../gate/result.ts";
import type { Environment } from "../host/host.ts";
import { locate } from "../host/locate.ts";
import { assertRealFolders, keepOutOfGit } from "../record/promote-folder.ts";
import { runPage } from "../report/run-page.ts";
import { publishComment, wantsComment } from "./publish-comment.ts";
import type { Ran } from "./ran.ts";
import type { Step } from "./step.ts";
import { markerOf } from "./sticky-comment.ts";
import { tellingOf } from "./telling.ts";

/** Tells the run everywhere, the runner's files last: from then on nothing else writes them. */
export async function tellStep(step: Step, ran: Ran): Promise<void> {
  const { runner, opened, world } = step;
  const { redact } = world.host.secrets;
  const told = tellingOf(
    ran,
    {
      ...{ fork: opened?.fork, policy: step.followed },
      ...{ event: opened?.event, command: opened?.inputs.command },
    },
    addressOf(world.host.environment),
  );
  const notes: string[] = [];
  const page = await writePage(step, ran).catch((thrown: unknown) => {
    notes.push(`The HTML page is not written: ${faultReportOf(thrown).message}`);
    return "";
  });
  const note = await comment(step, ran, redact(told.comment));
  if (note !== undefined) notes.push(note);
  for (const one of notes) world.output.message(one);
  const wantsAnnotations = opened?.inputs.annotations !== false && told.annotations !== "";
  if (wantsAnnotations) runner.command(redact(told.annotations));
  if (opened?.inputs.summary !== false) {
    const summary = redact([told.summary, ...notes].join("\n\n"));
    await runner
      .summary(summary)
      .catch(() => world.output.message("There is no job summary here."));
  }
  try {
    runner.outputs({ ...redactedTexts(told.outputs, world.host), "report-path": page });
  } catch {
    world.output.message("The outputs of the step could not be written.");
  }
}

async function writePage({ opened, world }: Step, { told }: Ran): Promise<string> {
  const file = opened?.inputs["report-html"];
  if (file === undefined || told.kind !== "run") return "";
  const { host, directory } = world;
  const path = locate(directory, file);
  if (path.startsWith(`${told.project}/`)) {
    const way = path.slice(told.project.length + 1);
    await assertRealFolders(host.files, told.project, way);
    await keepOutOfGit(host, told.project, way);
  }
  await host.files.writeAtomic(path, host.secrets.redact(runPage(told.run)));
  return file;
}

async function comment({ opened }: Step, { code }: Ran, body: string): Promise<string | undefined> {
  if (opened?.pullRequest === undefined) return undefined;
  const { inputs, event, pullRequest } = opened;
  if (!wantsComment(inputs, event)) return undefined;
  const { command, config = "", environment = "" } = inputs;
  const gate = [command, inputs["working-directory"], config, environment];
  const request = { marker: markerOf(gate), body, isGreen: code === exitCodes.yes };
  return publishComment(pullRequest, inputs, event, request);
}

/** The page of this workflow run. */
function addressOf({ read }: Environment): string | undefined {
  const [server, repository, id] = [
    read("GITHUB_SERVER_URL") ?? "",
    read("GITHUB_REPOSITORY") ?? "",
    read("GITHUB_RUN_ID") ?? "",
  ];
  const isPlain = /^https:\/\/[\w.:-]+$/.test(server) && /^[\w.-]+\/[\w.-]+$/.test(repository);
  return isPlain && /^\d+$/.test(id) ? `${server}/${repository}/actions/runs/${id}` : undefined;
}
