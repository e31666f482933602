/** The command that takes the snapshot anew, as remedies name it. */
export const takeCommand = "promote snapshot take --iteration … --title …";
