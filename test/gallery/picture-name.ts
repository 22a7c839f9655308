/** `agreementStatusCard: none, in a channel` becomes `agreementStatusCard-none-in-a-channel.png`. */
export function pictureName(sample: string): string {
  return `${sample.replaceAll(/[^A-Za-z0-9]+/g, '-')}.png`;
}
