/** The part of htmlparser2 that is used. */
declare module 'htmlparser2' {
  export interface Handler {
    onopentag(name: string, attributes: Readonly<Record<string, string>>): void;
    onclosetag(name: string): void;
    ontext(text: string): void;
  }
  export class Parser {
    constructor(handler: Handler, options: { decodeEntities: boolean; lowerCaseTags: boolean });
    write(piece: string): void;
    end(): void;
  }
}
