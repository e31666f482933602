import type { HazardRule } from "../hazard.ts";

export const ownerChanged: HazardRule = {
  area: "authorisation",
  severity: "advisory",
  summary: "An object has another owner.",
  why: "The new owner may change and drop it, and the old one no longer may; row security does not hold its owner, and a definer or a view takes the new owner's rights.",
  remedy:
    "Have the role that runs the migrations own it; force row security where the owner reads.",
  message: ({ note }) => `is another: ${note}.`,
};
