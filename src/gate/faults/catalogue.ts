import { actionFaults } from "./action.ts";
import { databaseFaults } from "./database.ts";
import { databaseToolFaults } from "./database-tools.ts";
import { demoFaults } from "./demo.ts";
import type { FaultWords } from "./fault-words.ts";
import { gitFaults } from "./git.ts";
import { keylessFaults } from "./keyless.ts";
import { ledgerFaults } from "./ledger.ts";
import { ledgerDatabaseFaults } from "./ledger-database.ts";
import { machineFaults } from "./machine.ts";
import { policyFaults } from "./policy.ts";
import { recordFaults } from "./record.ts";
import { runFaults } from "./run.ts";
import { runbookFaults } from "./runbooks.ts";
import { schemaFaults } from "./schema.ts";
import { serveFaults } from "./serve.ts";
import { serviceFaults } from "./services.ts";
import { signingFaults } from "./signing.ts";
import { sourceFaults } from "./sources.ts";
import { sshFaults } from "./ssh.ts";
import { stripeFaults } from "./stripe.ts";
import { timestampFaults } from "./timestamps.ts";

const entries = {
  ...actionFaults,
  ...databaseFaults,
  ...demoFaults,
  ...databaseToolFaults,
  ...gitFaults,
  ...ledgerFaults,
  ...ledgerDatabaseFaults,
  ...keylessFaults,
  ...machineFaults,
  ...policyFaults,
  ...recordFaults,
  ...runFaults,
  ...runbookFaults,
  ...signingFaults,
  ...sshFaults,
  ...timestampFaults,
  ...schemaFaults,
  ...sourceFaults,
  ...serveFaults,
  ...serviceFaults,
  ...stripeFaults,
};

type ParametersByCode = {
  [Code in keyof typeof entries]: (typeof entries)[Code] extends FaultWords<infer Parameters>
    ? Parameters
    : never;
};

/** `<area>/<what>`, e.g. `database/unreachable`. A code is stable: scripts and records name it. */
export type FaultCode = keyof ParametersByCode;

/** What must be known to throw a fault of this code. */
export type FaultParameters<Code extends FaultCode> = ParametersByCode[Code];

/** Every fault there is, with its words. */
export const faultCatalogue: {
  readonly [Code in FaultCode]: FaultWords<ParametersByCode[Code]>;
} = entries;
