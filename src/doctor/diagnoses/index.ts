import type { Diagnosis } from "../diagnosis.ts";
import { clone } from "./clone.ts";
import { configuration } from "./configuration.ts";
import { database } from "./database.ts";
import { docker } from "./docker.ts";
import { git } from "./git.ts";
import { ledgerDatabase } from "./ledger-database.ts";
import { node } from "./node.ts";
import { pgDump } from "./pg-dump.ts";
import { promoteFolder } from "./promote-folder.ts";
import { releaseTags } from "./release-tags.ts";
import { signingKey } from "./signing-key.ts";
import { sshKeygen } from "./ssh-keygen.ts";

/** What is looked at on the machine and in the repository, in the order in which it is told. */
export const diagnoses: readonly Diagnosis[] = [
  node,
  git,
  configuration,
  clone,
  releaseTags,
  database,
  pgDump,
  ledgerDatabase,
  signingKey,
  promoteFolder,
  sshKeygen,
  docker,
];
