import * as z from "zod";
import { GateFault } from "../../../gate/fault.ts";
import type { Host } from "../../../host/host.ts";

type EventHost = Pick<Host, "environment" | "files">;

const side = z.object({
  repo: z.object({ full_name: z.string().optional(), fork: z.boolean().optional() }).nullish(),
});

/** What the payload of an event says of a pull request: https://docs.github.com/webhooks/webhook-events-and-payloads#pull_request */
const event = z.object({
  pull_request: z.object({ head: side, base: side }).optional(),
  sender: z.object({ login: z.string().optional() }).optional(),
});

type Event = z.output<typeof event>;

/** Events that run the workflow of the repository itself, whoever asks. */
const ownWorkflow = new Set(["pull_request_target", "workflow_run", "issue_comment"]);

/** Why there is no id-token, as far as the runner tells. */
export async function missingIdToken(host: EventHost): Promise<GateFault> {
  const { environment } = host;
  if (environment.read("GITHUB_ACTIONS") !== "true")
    return new GateFault("signing/id-token-elsewhere", {});
  const name = environment.read("GITHUB_EVENT_NAME") ?? "unknown";
  if (!ownWorkflow.has(name)) {
    const payload = await readEvent(host);
    const head = payload && forkOf(payload);
    if (head !== undefined) return new GateFault("signing/id-token-fork", { event: name, head });
    if (payload?.sender?.login === "dependabot[bot]")
      return new GateFault("signing/id-token-event", { event: name, sender: "Dependabot" });
  }
  return new GateFault("signing/id-token-permission", {
    variables: ["ACTIONS_ID_TOKEN_REQUEST_URL", "ACTIONS_ID_TOKEN_REQUEST_TOKEN"]
      .filter((variable) => !environment.read(variable))
      .join(" and "),
  });
}

/** Whose fork the pull request comes from; undefined when it comes from a branch of the repository itself. */
function forkOf({ pull_request }: Event): string | undefined {
  if (pull_request === undefined) return undefined;
  const head = pull_request.head.repo;
  const base = pull_request.base.repo?.full_name;
  if (head === null || head === undefined) return "a repository that is gone";
  if (head.full_name === undefined || base === undefined)
    return head.fork === true ? (head.full_name ?? "a fork") : undefined;
  return head.full_name === base ? undefined : head.full_name;
}

async function readEvent({ environment, files }: EventHost): Promise<Event | undefined> {
  const path = environment.read("GITHUB_EVENT_PATH");
  if (path === undefined || !path.startsWith("/")) return undefined;
  try {
    const parsed = event.safeParse(JSON.parse((await files.readText(path)) ?? ""));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
