import * as z from "zod";
import { secretPlace } from "../scalars.ts";

/** The database in which the machines that promote keep one ledger. */
export const ledgerSettings = z.strictObject({
  url: secretPlace.meta({
    description:
      "Where the postgres:// URL of the ledger's database is: env:NAME, or file:PATH relative to the project folder.",
  }),
});
