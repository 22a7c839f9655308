/** The person at the customer who accepted the agreement. Personal data: never logged. */
export interface PrimaryContact {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  /** Undefined when none was given; Partner Center then holds none or an empty text. */
  readonly phoneNumber?: string | undefined;
}
