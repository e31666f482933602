/** What to do when an item is not confirmed: the command that confirms it. */
export function confirmRemedyOf(id: string): string {
  return `Make sure of it, then run \`promote confirm ${id} --by NAME --evidence URL\` on this commit.`;
}
