/** Whether the long run was asked for: PROMOTE_TEST_SWEEPS=full, as `npm run test:sweeps` sets it. */
export const fullSweeps = process.env["PROMOTE_TEST_SWEEPS"] === "full";

/** How far a sweep goes: `short` in `npm test`, where each kind appears at least once, `full` in the long run. */
export function sweep<T>({ short, full }: { readonly short: T; readonly full: T }): T {
  return fullSweeps ? full : short;
}
