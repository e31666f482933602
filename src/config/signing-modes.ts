/** The ways in which a record can be signed. */
export const signingModes = ["key", "keyless", "ssh"] as const;

export type SigningMode = (typeof signingModes)[number];
