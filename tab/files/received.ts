/** Null is a file of nothing. */
export type FileStream = ReadableStream<Uint8Array<ArrayBuffer>> | null;

/** All of a file; tells meanwhile how many bytes of it are there. */
export async function received(file: FileStream, tell: (bytes: number) => void): Promise<Blob> {
  let bytes = 0;
  const counted = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(piece, on) {
      bytes += piece.byteLength;
      tell(bytes);
      on.enqueue(piece);
    },
  });
  return new Response(file?.pipeThrough(counted)).blob();
}
