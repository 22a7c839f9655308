/** Teams' own card that asks whether a file may be saved in the agent's OneDrive (bots/how-to/bots-filesv4). */
export interface FileConsentCard {
  readonly type: 'FileConsentCard';
  /** What a notification says of its message. */
  readonly fallbackText: string;
  readonly name: string;
  readonly content: {
    readonly description: string;
    /** About so many: the file is made once it is wanted. */
    readonly sizeInBytes: number;
    /** The press that asked for it. */
    readonly acceptContext: object;
    readonly declineContext: object;
  };
}

/** Teams' own card for a file that is in the agent's OneDrive. */
export interface FileInfoCard {
  readonly type: 'FileInfoCard';
  readonly fallbackText: string;
  readonly name: string;
  readonly contentUrl: string;
  readonly content: { readonly uniqueId: string; readonly fileType: string };
}
