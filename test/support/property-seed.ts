import fc from "fast-check";

/** Where the samples of properties start: the same in every run, so that none fails by chance, unless `PROMOTE_PROPERTY_SEED` says another. */
export const propertySeed = Number(process.env["PROMOTE_PROPERTY_SEED"] ?? "20261121");

fc.configureGlobal({ seed: propertySeed });
