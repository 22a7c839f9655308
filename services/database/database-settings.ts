/** Which engine, and where its data is. */
export type DatabaseSettings =
  { readonly kind: 'embedded'; readonly file: string } | ({ readonly kind: 'postgres' } & PostgresSettings);

export interface PostgresSettings {
  readonly url: string;
  readonly maxConnections?: number | undefined;
  /** For migrating, which may take long, and wait for another instance that migrates. */
  readonly isUnlimited?: boolean;
}
