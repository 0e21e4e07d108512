/** A browser's live stream, whose server is the test: what is opened by `EventSource` once that is stubbed with it. */
export class StreamByHand extends EventTarget {
  static readonly CLOSED = 2;
  static opened: StreamByHand[] = [];
  readyState = 0;
  constructor() {
    super();
    StreamByHand.opened.push(this);
  }
  /** The one that was opened last. */
  static get newest(): StreamByHand {
    const last = StreamByHand.opened.at(-1);
    if (last === undefined) throw new Error("no stream was opened");
    return last;
  }
  static get open(): number {
    return StreamByHand.opened.filter(({ readyState }) => readyState !== StreamByHand.CLOSED).length;
  }
  close(): void {
    this.readyState = StreamByHand.CLOSED;
  }
  say(name: string, data: unknown = null): void {
    this.dispatchEvent(new MessageEvent(name, { data: JSON.stringify(data) }));
  }
  /** What answers is no stream. */
  refuse(): void {
    this.close();
    this.dispatchEvent(new Event("error"));
  }
}
