import type { ActionEvent } from "./event.ts";
import type { ForkLimits } from "./fork.ts";
import type { GithubPullRequest } from "./github.ts";
import type { Inputs } from "./interface.ts";
import type { FollowedPolicy } from "./policy.ts";
import type { Runner } from "./runner.ts";
import type { ActionSession } from "./session.ts";

/** What is known once inputs and event are read. */
export type Opened = {
  readonly inputs: Inputs;
  readonly event: ActionEvent;
  readonly pullRequest: GithubPullRequest | undefined;
  readonly fork: ForkLimits | undefined;
};

/** A step of a workflow, from its beginning to its end. */
export type Step = ActionSession & {
  readonly runner: Runner;
  opened?: Opened;
  followed?: FollowedPolicy;
};
