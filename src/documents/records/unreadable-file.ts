/** A file that cannot be read as what it claims to be. The message is a full sentence that says where, and what to do. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}
