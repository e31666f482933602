/** What is known of a confirmation's signature. */
export type SignatureState =
  | { readonly state: "unsigned" }
  /** `key` is the key's hint: base64 of SHA-256 over its SPKI. */
  | {
      readonly state: "verified";
      readonly key: string;
      /** Whose key it is, where the configuration says so. */
      readonly owner?: string;
    }
  /** It names a key that is known, and is not that key's over what the file says now. */
  | { readonly state: "tampered"; readonly keys: number }
  /** By none of the keys that are known. */
  | { readonly state: "refused"; readonly keys: number }
  /** No key is known to verify it with. */
  | { readonly state: "unverified" };
