import * as z from "zod";
import { secretReference } from "../../scalars.ts";

/** Where something is asked: in the file as it stands, or in a variable when it is a secret itself. */
export const address = z.union([
  secretReference,
  z
    .url({ protocol: /^https?$/ })
    .refine(
      (url) => !/^https?:\/\/[^/?#]*@/i.test(url),
      "a URL without user and password: they go into `basic`, or the whole URL into a variable",
    ),
]);

export type Address = z.output<typeof address>;

/** Credentials of a request, by reference. */
export const credentials = {
  bearer: secretReference
    .optional()
    .meta({ description: "A token, sent as `Authorization: Bearer …`: env:NAME." }),
  basic: z
    .strictObject({
      user: z.string().regex(/^[^:]+$/, "a user without a colon"),
      password: secretReference,
    })
    .optional()
    .meta({ description: "User and password, sent as `Authorization: Basic …`." }),
};

const credentialsSettings = z.strictObject(credentials);

export type Credentials = z.output<typeof credentialsSettings>;

/** For an item that names more credentials than one request can carry. */
export const oneAuthorization = [
  ({ bearer, basic }: Credentials) => bearer === undefined || basic === undefined,
  "`bearer` or `basic`, not both",
] as const;
